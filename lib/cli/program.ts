/** The commands and their options. What a command needs is loaded when it runs, so that `--version` is quick. */
import { Argument, Command, Option } from "commander";

import { FAIL_ON } from "../emit/formats/fails-run";
import { packageVersion } from "../emit/package-info";
import { withReports } from "./report-options";
import { processTerminal, type Terminal } from "./terminal";
import type { BaselineOptions } from "./baseline-command";
import type { JudgeOptions, SynthOptions } from "./judge-command";
import { addDiffOutput, DIFF_FORMATS } from "./diff/diff-options";
import type { DiffOptions } from "./diff/diff-command";
import type { InitOptions } from "./init/init-command";
import type { NewKind } from "./new/new-command";
import type { RulesOptions } from "./rules-command";
import type { TerraformValidateOptions } from "./terraform/terraform-validate-command";
import type { WhatIfOptions } from "./whatif-command";

const EXITS = `
Results go to stdout, notes to stderr. Exit code 0: clean; 1: findings at error
level, or as --fail-on says; 2: the tool or its use failed, nothing is written.`;

const WHATIF_EXITS = `
Exit code 0: it carries, or no claim says that it must; 1: a survivor is overloaded, racks
are lost against a claim, or there are errors beyond the design day; 2: the tool or its use
failed.`;

const TERRAFORM_EXITS = `
Needs Terraform 1.4 or newer on the PATH; nothing of the project is written. Exit code 0: every
stack is valid; 1: Terraform finds an error, or the facility is rejected; 2: the tool or its
use failed.`;

/** What `superfactory init` writes. */
const DEFAULT_FILE = "facility.ts";

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
  addBaseline(root, done);
  addWhatIf(root, done);
  addRules(root, done);
  addExplain(root, done);
  addDiff(root, done);
  addInit(root, done);
  addNew(root, done);
  addTerraformValidate(root, done);
  return root;
}

function addSynth(root: Command, done: Run): void {
  judging(root.command("synth"))
    .description("judge the facility of a file; write the report, and without errors the plan and Terraform")
    .argument("[file]", "TypeScript file that declares the facility", DEFAULT_FILE)
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
    .argument("[file]", "TypeScript file that declares the facility, or a plan (.json)", DEFAULT_FILE)
    .option("--watch", "judge again whenever a file of the project is saved")
    .action(async (file: string, options: JudgeOptions & Colour & { readonly watch?: boolean }) => {
      const { validateCommand } = require("./judge-command") as typeof import("./judge-command");
      const { watchCommand } = require("./watch-command") as typeof import("./watch-command");
      const run = options.watch ? watchCommand : validateCommand;
      done(await run(file, options, terminalOf(options)));
    });
}

function addBaseline(root: Command, done: Run): void {
  underPolicy(withRules(coloured(root.command("baseline"))))
    .description("record the findings of today: later runs fail only on new and on worse ones")
    .argument("[file]", "TypeScript file that declares the facility, or a plan (.json)", DEFAULT_FILE)
    .option("--baseline <file>", "where (default: superfactory.baseline.json beside the package.json)")
    .option("--prune", "record nothing new, drop what is fixed")
    .action(async (file: string, options: BaselineOptions & Colour) => {
      const { baselineCommand } = require("./baseline-command") as typeof import("./baseline-command");
      done(await baselineCommand(file, options, terminalOf(options)));
    });
}

function addWhatIf(root: Command, done: Run): void {
  const instant = new Option("--instant <instant>", "only before, or only after standby sources have taken the load");
  withRules(coloured(formatted(root.command("whatif"))))
    .description(
      "take elements out together, or go beyond the design day: what goes dark, what overloads, what is too warm",
    )
    .argument("[file]", "TypeScript file that declares the facility, or a plan (.json)", DEFAULT_FILE)
    .option("--lose <path>", "feed, CDU, air unit, rejection unit or pump that is lost (can be repeated)", collected)
    .option("--ambient <°C>", "dry bulb at every site, in place of its design climate")
    .option("--wet-bulb <°C>", "coincident wet bulb, with --ambient")
    .option("--supply <loop=°C>", "supply temperature of a loop (can be repeated)", collected)
    .addOption(instant.choices(["bridge", "settled"]))
    .addHelpText("after", WHATIF_EXITS)
    .action(async (file: string, options: WhatIfOptions & Colour) => {
      const { whatIfCommand } = require("./whatif-command") as typeof import("./whatif-command");
      done(await whatIfCommand(file, options, terminalOf(options)));
    });
}

function addRules(root: Command, done: Run): void {
  withPolicy(withRules(coloured(formatted(root.command("rules")))))
    .description("list the rules: id, severity under the policy, what holds")
    .action(async (options: RulesOptions & Colour) => {
      const { rulesCommand } = require("./rules-command") as typeof import("./rules-command");
      await rulesCommand(options, terminalOf(options));
      done(0);
    });
}

function addExplain(root: Command, done: Run): void {
  withPolicy(withRules(coloured(root.command("explain"))))
    .description("print everything about one rule: why, fix, options, sources")
    .argument("<rule>", "id of the rule")
    .action(async (id: string, options: Pick<RulesOptions, "rules" | "policy"> & Colour) => {
      const { explainCommand } = require("./rules-command") as typeof import("./rules-command");
      await explainCommand(id, options, terminalOf(options));
      done(0);
    });
}

function addDiff(root: Command, done: Run): void {
  const format = new Option("--format <format>", "how the difference is printed");
  const failOn = new Option(
    "--fail-on <level>",
    "exit 1 for new or worse errors, new or worse warnings, any error ...",
  );
  asProject(root.command("diff"))
    .description("what changes between two plans, or between a commit and the file as it is")
    .argument("[plans...]", "two plans (.json); with --base the TypeScript file")
    .option("--base <git ref>", "compare with the file as this branch or commit has it")
    .option("--output <format=file>", "write the difference there as well (can be repeated)", addDiffOutput)
    .option("--base-install", "install the packages of the base where its lock file differs")
    .option("--report-url <url>", "where the whole report can be read, for Markdown")
    .addOption(format.choices(DIFF_FORMATS).default("pretty"))
    .addOption(failOn.choices(["new-error", "new-warning", "error", "warning", "never"]).default("new-error"))
    .action(async (names: readonly string[], options: DiffOptions & Colour) => {
      const { diffCommand } = require("./diff/diff-command") as typeof import("./diff/diff-command");
      done(await diffCommand(names, options, terminalOf(options)));
    });
}

function addInit(root: Command, done: Run): void {
  const template = new Option("--template <template>", "what the project is for");
  coloured(root.command("init"))
    .description("write a new project that installs, passes and synthesises")
    .argument("[dir]", "folder of the project; made when it is not there", ".")
    .addOption(template.choices(["site", "multi-site", "rule-pack"]).default("site"))
    .action((folder: string, options: InitOptions & Colour) => {
      const { initCommand } = require("./init/init-command") as typeof import("./init/init-command");
      initCommand(folder, options, terminalOf(options));
      done(0);
    });
}

function addNew(root: Command, done: Run): void {
  const kind = new Argument("<kind>", "what is to be written");
  coloured(root.command("new"))
    .description("write a rule, a construct or an emitter of your own to start from, and its test")
    .addArgument(kind.choices(["rule", "construct", "emitter"]))
    .argument("<name>", 'its name: "domain/fact-that-should-hold" for a rule, like "rack-list" for the others')
    .action((wanted: NewKind, name: string, options: Colour) => {
      const { newCommand } = require("./new/new-command") as typeof import("./new/new-command");
      newCommand(wanted, name, terminalOf(options));
      done(0);
    });
}

function addTerraformValidate(root: Command, done: Run): void {
  underPolicy(withRules(coloured(formatted(root.command("terraform-validate")))))
    .description("let Terraform validate the stacks; each of its messages with the line that made the resource")
    .argument("[file]", "TypeScript file that declares the facility, or a plan (.json)", DEFAULT_FILE)
    .addHelpText("after", TERRAFORM_EXITS)
    .action(async (file: string, options: TerraformValidateOptions & Colour) => {
      const { terraformValidateCommand } =
        require("./terraform/terraform-validate-command") as typeof import("./terraform/terraform-validate-command");
      done(await terraformValidateCommand(file, options, terminalOf(options)));
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
  const reporting = withReports(command).addOption(oneLine).addOption(failOn.choices(FAIL_ON));
  return asProject(reporting).addHelpText("after", EXITS);
}

/** By what a facility is judged: rules, policy, baseline, options. */
function asProject(command: Command): Command {
  return underPolicy(withRules(coloured(command)))
    .option("--baseline <file>", "known findings (default: superfactory.baseline.json beside the package.json)")
    .option("--no-baseline", "let every finding count")
    .option("--rule-option <rule.option=value>", "set an option of a rule (can be repeated)", collected);
}

function withPolicy(command: Command): Command {
  return command.option("--policy <file>", "policy (default: superfactory.yaml beside the package.json)");
}

/** What a project decides, in place of its own files. */
function underPolicy(command: Command): Command {
  return withPolicy(command).option(
    "--date <day>",
    'day for the expiry of suppressions: YYYY-MM-DD, or "today" (default: nothing expires)',
  );
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
