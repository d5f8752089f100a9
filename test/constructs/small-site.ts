/** One site with racks of stated power, judged whole. */
import {
  Floor,
  Power,
  type PowerFeed,
  Rack,
  type RackProps,
  Row,
  Site,
  type SiteProps,
  Superfactory,
  Temperature,
  Voltage,
} from "../../constructs";
import type { Finding } from "../../lib/engine/report";
import { type Judged, judgeFactory, loadProject } from "../../lib/synth";
import { ROOT } from "../helpers/source-imports";

export class SmallSite {
  readonly factory = new Superfactory("small");
  readonly site: Site;
  private readonly row: Row;
  private racks = 0;

  constructor(electricalCode: SiteProps["electricalCode"] = "NEC") {
    this.site = new Site(this.factory, "s", { electricalCode });
    const floor = new Floor(this.site, "hall", { dewPoint: Temperature.celsius(15) });
    this.row = new Row(floor, "r", {});
  }

  /** A rack that draws its power evenly from its live feeds, at 415 V and a power factor of 0.95. */
  rack(kilowatts: number, feeds: readonly PowerFeed[], more: Partial<RackProps> = {}): this {
    const power = Power.kilowatts(kilowatts);
    const electrical = { power, peak: power, powerFactor: 0.95, liquidFraction: 0, voltage: Voltage.volts(415) };
    new Rack(this.row, `n${++this.racks}`, { ...electrical, feeds, ...more });
    return this;
  }

  judge(): Judged {
    return judgeFactory(this.factory, loadProject(ROOT));
  }
}

/** Findings at error level of the rules on power and declarations. */
export function errors({ report }: Judged): Finding[] {
  return report.findings.filter(
    ({ rule, severity }) => severity === "error" && /^(power|declaration|engine)\//.test(rule),
  );
}

/** "rule: message", in the order of the report. */
export function errorWords(judged: Judged): string[] {
  return errors(judged).map(({ rule, message }) => `${rule}: ${message}`);
}
