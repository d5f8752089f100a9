import type { ModelIndex } from "../../model/model";
import type { SiteRecord } from "../../model/records";
import type { Missing } from "../amount";
import type { FeedNode } from "./network";
import { holdsEnergy } from "./store";

/** What a tier asks for and the states of the electrical chain do not show: a tier that needs it is not proved. */
export function beyondTheChain(index: ModelIndex, site: SiteRecord, nodes: readonly FeedNode[]): Missing[] {
  const { path, tier } = site;
  const missing: Missing[] = [];
  if (index.racksUnder(path).some((rack) => rack.loop !== undefined)) {
    missing.push({ what: "cooling in the states of the tier", why: "only the electrical chain is computed", path });
  }
  const utilities = nodes.filter(({ record }) => record.feed_kind === "utility").length;
  if (tier === "IV" && utilities > 1 && nodes.some(({ record }) => holdsEnergy(record))) {
    const why = "computed for the loss of one element only";
    missing.push({ what: "how long stored energy lasts with every utility out", why, path });
  }
  return missing;
}
