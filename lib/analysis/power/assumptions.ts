/** What the analyses assume where the author states nothing, printed because it decides numbers. */
import type { ModelIndex } from "../../model/model";
import type { Assumption } from "../../model/records";

/** Assumptions of the electrical analysis; one entry per kind of assumption, at the first element it concerns. */
export function powerAssumptions(index: ModelIndex): Assumption[] {
  const feeds = index.all("power-feed");
  const first = feeds[0];
  if (!first) return [];
  const underated = feeds.filter((feed) => feed.derating === undefined);
  const derating = underated[0] && {
    path: underated[0].path,
    text: `Derating factor 1 (ambient, grouping, altitude) for ${underated.length} feeds that state none.`,
  };
  return [
    { path: first.path, text: "Loads are balanced over the phases." },
    { path: first.path, text: "Conductors and switchgear without a stated efficiency are taken as lossless." },
    ...(derating ? [derating] : []),
    ...aboutTrims(index),
  ];
}

/** Loads are made before heat: what a trim chiller takes on the design day is not known yet. */
function aboutTrims(index: ModelIndex): Assumption[] {
  const plants = [...index.all("cooling-loop"), ...index.all("facility-water")];
  const trimmed = plants.find(({ rejection }) => rejection?.trim !== undefined);
  if (!trimmed) return [];
  return [{ path: trimmed.path, text: "Trim chillers load their feeds with their nameplate, capacity / COP." }];
}
