import type { ModelIndex } from "../../../model/model";
import type { CoolingLoopRecord } from "../../../model/records";
import { RUN_KINDS } from "./piping";
import { MEDIUM_FROM_MM, SMALL_UP_TO_MM } from "./velocity-limit";

const ORDER =
  "Pipes of the cooling loops: CDUs stand side by side on one header; racks hang on the manifold in the order of their " +
  "slots, rows in that of their positions where all are stated, else of their paths; the coolant has the properties of the " +
  "mean temperature throughout.";
const UNBALANCED =
  "Pipes of the cooling loops: where balancing valves are not stated, the pipes decide the flow of each rack.";
const REVERSE =
  "Reverse return: it leaves a row at its last rack and the loop at its last row; the way back from there is part of the main.";
const BETWEEN =
  `Velocity in pipes between ${SMALL_UP_TO_MM} and ${MEDIUM_FROM_MM} mm: the guidelines name no limit, so the lower of the ` +
  "two beside it counts.";
const FILL =
  "Pressure in the racks: the suction of the CDU pumps stays at the fill pressure when they run, and balancing valves sit " +
  "behind the racks.";

/** What the hydraulics of a loop take for granted, as assumptions of its site. */
export function aboutPipes(index: ModelIndex, loop: CoolingLoopRecord) {
  const { piping } = loop;
  const path = index.siteOf(loop.path)?.path ?? loop.path;
  const texts = loop.fill_pressure_kpa === undefined ? [] : [FILL];
  if (piping) {
    const diameters = RUN_KINDS.flatMap((run) => piping[run]?.inner_diameter_mm ?? []);
    texts.push(ORDER);
    if (piping.is_balanced === undefined) texts.push(UNBALANCED);
    if (piping.return === "reverse") texts.push(REVERSE);
    if (diameters.some((each) => each > SMALL_UP_TO_MM && each < MEDIUM_FROM_MM)) texts.push(BETWEEN);
  }
  return texts.map((text) => ({ path, text }));
}
