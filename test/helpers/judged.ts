/** Facilities that were judged whole, for tests of documents. */
import { inSession } from "../../lib/core/session";
import type { PlanDocument } from "../../lib/emit/documents/documents";
import type { RuleSettings } from "../../lib/engine/options";
import type { ModelRecord } from "../../lib/model/records";
import { type FactoryTree, judgeFactory, type Judged, judgePlan, loadProject } from "../../lib/synth";
import { modelOf } from "../../lib/testing";
import { ROOT } from "./source-imports";

/** Judges an example as the command line does. */
export async function judgeExample(name: string): Promise<Judged> {
  const { factories } = await inSession<FactoryTree>(() => {
    jest.isolateModules(() => require(`../../examples/${name}`) as unknown);
  });
  const [first] = factories;
  if (!first) throw new Error(`examples/${name}.ts makes no Superfactory.`);
  return judgeFactory(first.factory, loadProject(ROOT));
}

/** What a plan can say beside its elements and settings. */
interface MoreOfPlan extends Pick<PlanDocument, "suppressions"> {
  readonly judged_with?: Partial<PlanDocument["judged_with"]>;
}

/** Judges records, in any order, with positions for all of them. */
export function judgeRecords(
  records: readonly ModelRecord[],
  settings: RuleSettings = {},
  { judged_with: terms, suppressions }: MoreOfPlan = {},
): Judged {
  const { factory, records: elements, parts, assumptions } = modelOf(records);
  const positions = Object.fromEntries(
    elements.map(({ path }, at) => [path, { file: "f.ts", line: at + 1, column: 1 }]),
  );
  const judged_with = { parts, settings, project_rules: [], ...terms };
  const plan = { factory, model: { elements }, judged_with, assumptions, suppressions, positions };
  return judgePlan(plan as unknown as PlanDocument);
}

/** A document as a reader of the file sees it. */
export function asRead<T>(document: T): T {
  return JSON.parse(JSON.stringify(document)) as T;
}
