import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { waterClassRange, type WaterUser, waterUsers } from "../../analysis/thermal/water-class";
import { compareText } from "../../core/order";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-water-class-accepted",
  severity: "error",
  appliesTo: "facility-water",
  summary:
    "The loops and air units on a facility water do their work up to the warmest supply of the W class that it claims.",
  why: "A W class names the supply that everything on the water may count on, and that it therefore has to accept. A loop accepts water as warm as its own supply less the approach of its CDUs; an air unit, water as warm as it has its capacity at.",
  fix: "Claim a colder class, raise the supply of the loop, add CDUs so that they need less approach, or choose air units for warmer water.",
  sources: [
    { title: "ASHRAE TC 9.9, facility water classes W17 to W45 and W+", mark: "MEMORY" },
    { title: "Data sheets of the CDUs: heat at a rated approach", mark: "VENDOR-2" },
  ],
  messages: {
    refused:
      "{water} claims {name}, a supply of up to {limit}, but the warmest that {user} can do with is {warmest}{others}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const { water_class: name } = subject;
    const highest = name === undefined ? undefined : waterClassRange(name).highest_c;
    const plant = analysis.thermal.plants.get(subject.path);
    const users = plant ? waterUsers(index, analysis.thermal, plant) : [];
    if (name === undefined || highest === undefined || users.length === 0) return notApplicable();
    const judged = users.map((user) => ({ user, verdict: compareBounds(exactly(highest), user.accepts_c) }));
    const refusing = judged.filter(({ verdict }) => verdict === "over").map(({ user }) => user);
    const [worst] = [...refusing].sort((left, right) => warmest(left) - warmest(right));
    if (!worst) {
      return unknown(judged.flatMap(({ user, verdict }) => (verdict === "unknown" ? user.accepts_c.missing : [])));
    }
    const text = renderComparison(warmest(worst), highest, "°C", "at least");
    const racks = [...new Set(refusing.flatMap((user) => user.racks))].sort(compareText);
    const more = refusing.length - 1;
    report("refused", {
      data: {
        water: index.label(subject.path),
        name,
        limit: text.limit,
        user: index.label(worst.path),
        warmest: text.value,
        others: more === 0 ? "" : `, and ${more} more on the water cannot do with the class`,
      },
      evidence: atLeast(warmest(worst), highest, "°C"),
      affects: { rack_count: racks.length, racks },
      related: refusing.map(({ path }) => ({ path, role: "does not accept the class" })),
    });
  },
});

function warmest({ accepts_c }: WaterUser): number {
  return accepts_c.upper ?? Infinity;
}
