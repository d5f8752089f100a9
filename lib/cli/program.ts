/** The commands and their options. What a command needs is loaded when it runs, so that `--version` is quick. */
import { Command, Option } from "commander";

import { packageVersion } from "../emit/package-info";
import { processTerminal, type Terminal } from "./terminal";
import type { JudgeOptions, SynthOptions } from "./judge-command";
import type { WhatIfOptions } from "./whatif-command";

const EXITS = `
Results go to stdout, notes to stderr. Exit code 0: clean; 1: findings at error
level, or as --fail-on says; 2: the tool or its use failed, nothing is written.`;

const WHATIF_EXITS = `
Exit code 0: it carries, or no claim says that it must; 1: a survivor is overloaded, or
racks are lost against a claim; 2: the tool or its use failed.`;

type Run = (code: number) => void;

/**
 * Builds the command line.
 *
 * @param done - receives the exit code of the command that ran
 */
export function program(done: Run): Command {
  const root = new Command("superfactory")
    .description("Infrastructure as code for AI superfactories: judges a facility and writes its plan and Terraform.")
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .showHelpAfterError("`superfactory --help` lists the commands, `superfactory <command> --help` their options.")
    .exitOverride()
    .addHelpText("after", EXITS);
  addSynth(root, done);
  addValidate(root, done);
  addWhatIf(root, done);
  addRules(root, done);
  addExplain(root, done);
  return root;
}

function addSynth(root: Command, done: Run): void {
  judging(root.command("synth"))
    .description("judge the facility of a file; write the report, and without errors the plan and Terraform")
    .argument("<file>", "TypeScript file that declares the facility")
    .option("--out <dir>", "folder for the results", "out")
    .option("--plan <file>", "write the plan there as well, also when the facility is rejected")
    .action(async (file: string, options: SynthOptions & Colour) => {
      const { synthCommand } = require("./judge-command") as typeof import("./judge-command");
      done(await synthCommand(file, options, terminalOf(options)));
    });
}

function addValidate(root: Command, done: Run): void {
  judging(root.command("validate"))
    .description("judge the facility of a file, or a plan, and write nothing")
    .argument("<file>", "TypeScript file that declares the facility, or a plan (.json)")
    .action(async (file: string, options: JudgeOptions & Colour) => {
      const { validateCommand } = require("./judge-command") as typeof import("./judge-command");
      done(await validateCommand(file, options, terminalOf(options)));
    });
}

function addWhatIf(root: Command, done: Run): void {
  const instant = new Option("--instant <instant>", "only before, or only after standby sources have taken the load");
  withRules(coloured(formatted(root.command("whatif"))))
    .description("take elements out together: what goes dark, what overloads, what the survivors carry")
    .argument("<file>", "TypeScript file that declares the facility, or a plan (.json)")
    .requiredOption("--lose <path>", "feed, CDU or air unit that is lost (can be repeated)", collected)
    .addOption(instant.choices(["bridge", "settled"]))
    .addHelpText("after", WHATIF_EXITS)
    .action(async (file: string, options: WhatIfOptions & Colour) => {
      const { whatIfCommand } = require("./whatif-command") as typeof import("./whatif-command");
      done(await whatIfCommand(file, options, terminalOf(options)));
    });
}

function addRules(root: Command, done: Run): void {
  withRules(coloured(formatted(root.command("rules"))))
    .description("list the rules: id, severity, what holds")
    .action(async (options: Pick<JudgeOptions, "format" | "rules"> & Colour) => {
      const { rulesCommand } = require("./rules-command") as typeof import("./rules-command");
      await rulesCommand(options, terminalOf(options));
      done(0);
    });
}

function addExplain(root: Command, done: Run): void {
  withRules(coloured(root.command("explain")))
    .description("print everything about one rule: why, fix, options, sources")
    .argument("<rule>", "id of the rule")
    .action(async (id: string, options: Pick<JudgeOptions, "rules"> & Colour) => {
      const { explainCommand } = require("./rules-command") as typeof import("./rules-command");
      await explainCommand(id, options, terminalOf(options));
      done(0);
    });
}

interface Colour {
  readonly color?: boolean;
}

function terminalOf({ color }: Colour): Terminal {
  return processTerminal(color);
}

/** The options that `synth` and `validate` share. */
function judging(command: Command): Command {
  const failOn = new Option("--fail-on <level>", "exit 1 also for unknowns of error-level rules, or for any warning");
  const oneLine = new Option(
    "--one-line <form>",
    "one-line diagram of the feeds: like ones together, every one, or none",
  );
  oneLine.choices(["short", "full", "none"]).default("short");
  return withRules(
    coloured(
      formatted(command)
        .addOption(oneLine)
        .addOption(failOn.choices(["unknown", "warning"])),
    ),
  )
    .option("--rule-option <rule.option=value>", "set an option of a rule (can be repeated)", collected)
    .addHelpText("after", EXITS);
}

function formatted(command: Command): Command {
  const format = new Option("--format <format>", "how results are printed")
    .choices(["pretty", "json"])
    .default("pretty");
  return command.addOption(format);
}

function coloured(command: Command): Command {
  return command.option("--color", "colour the output").option("--no-color", "do not colour the output");
}

function withRules(command: Command): Command {
  return command.option("--rules <file>", "judge by the rules of this file too (can be repeated)", collected);
}

function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
