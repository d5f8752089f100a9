import type { ModelIndex } from "../../model/model";
import type { CduRecord } from "../../model/records";
import { type Amount, invalidElement, known, unknownAmount } from "../amount";

/** Electrical power of one CDU: stated, or the part's nameplate. */
export function cduPower(index: ModelIndex, cdu: CduRecord): Amount {
  if (cdu.problems) return unknownAmount(invalidElement(cdu.path));
  const part = index.cduPart(cdu.model);
  const points = (part?.flow_points ?? []).map((point) => point.power_kw).filter((each) => each !== undefined);
  const power = cdu.power_kw ?? (points.length > 0 ? Math.max(...points) : part?.power_kw);
  return power === undefined
    ? unknownAmount({ what: "load of the CDUs", why: "no power published or stated", path: cdu.path })
    : known(power);
}
