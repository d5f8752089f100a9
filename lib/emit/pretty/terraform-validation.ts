/** What Terraform says of the stacks, as text for people. */
import type { TerraformDiagnostic, TerraformValidationDocument } from "../documents/terraform-validation-document";
import { headline } from "./finding";
import { codeFrame, placeOf, type ReadSource } from "./frame";
import { paint, type Paint } from "./paint";
import { counted, plain } from "./text";

/** Each diagnostic with the line of the element that it is about; as the last line the counts. Ends with a line break. */
export function terraformValidationText(
  document: TerraformValidationDocument,
  source: ReadSource,
  colour: boolean,
): string {
  const words = paint(colour);
  const rejected = document.facilities.filter(({ status }) => status === "rejected");
  const blocks = [
    ...document.diagnostics.map((each) => diagnosticLines(each, source, words)),
    rejected.map(({ factory, error_count }) => {
      const why = `${plain(factory)} is rejected for ${counted(error_count, "error")} and has no stacks.`;
      return `${words.error("rejected")}  ${why} superfactory validate prints them.`;
    }),
    [verdict(document, words)],
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function diagnosticLines(diagnostic: TerraformDiagnostic, source: ReadSource, words: Paint): string[] {
  const { severity, summary, detail, path, position, stack, stack_position, address } = diagnostic;
  const place = position ? placeOf(position) : plain(path ?? stack);
  const inStack = stack_position ? placeOf(stack_position) : plain(stack);
  return [
    headline(severity, "terraform", place, words),
    `  ${[sentence(summary), detail].map(plain).join(" ").trim()}`,
    ...(position ? codeFrame(position, source, words) : []),
    ...(path === undefined ? [] : [`  ${words.aside("about")}  ${plain(path)}`]),
    `  ${words.aside("stack")}  ${inStack}${address === undefined ? "" : `  ${plain(address)}`}`,
  ];
}

function sentence(text: string): string {
  return /[.:!?]$/.test(text) ? text : `${text}.`;
}

function verdict({ facilities, diagnostics, terraform_version }: TerraformValidationDocument, words: Paint): string {
  const count = (level: TerraformDiagnostic["severity"]): number =>
    diagnostics.filter(({ severity }) => severity === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const stacks = facilities.reduce((total, each) => total + each.stacks.length, 0);
  const counts = `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  const said = errors > 0 ? words.error(counts) : words.strong(counts);
  return `${said} in ${counted(stacks, "stack")}, by Terraform ${plain(terraform_version)}`;
}
