import { isAtLeast, isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { render } from "../../units/render";

export default defineRule({
  id: "power/feed-voltage-agrees",
  severity: "error",
  appliesTo: "rack",
  summary: "The voltage and the phases of a feed are what the rack's inlet takes.",
  why: "A power shelf on a wrong voltage does not start, or fails; on a wrong number of phases it delivers part of its power.",
  fix: "Feed the rack from a transformer or busway of its inlet voltage, or choose the variant for this voltage.",
  sources: [
    { title: "NVIDIA Omniverse DSX blueprint source", clause: "415 VAC three-phase shelf input", mark: "VENDOR" },
    { title: "Rack AC feed, common engineering rule: 415/240 V (US hall transform) or 400/230 V (EU)", mark: "RULE" },
  ],
  messages: {
    voltage: "{rack} takes {accepted}, but {feed} has {voltage}.",
    phases: "{rack} takes {accepted}, but {feed} has {phases}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    if (subject.feeds.length === 0) return notApplicable();
    const part = index.rackPart(subject);
    const voltages = subject.voltage_v === undefined ? part?.voltages_v : [subject.voltage_v];
    if (!voltages) {
      const model = subject.model ?? "racks without a model";
      unknown({ what: `inlet voltage of ${model}`, why: "none published or stated", path: subject.path });
    }
    const about = () => ({ affects: { rack_count: 1, racks: [subject.path] }, rack: index.label(subject.path) });
    for (const [at, path] of subject.feeds.entries()) {
      if (subject.feeds.indexOf(path) < at) continue;
      const feed = index.get("power-feed", path);
      const result = analysis.power.feeds.get(path);
      if (!feed || feed.problems || !result) continue;
      const voltage = result.voltage_v;
      if (voltages && voltage === undefined) unknown({ what: "voltage of the feeds", why: "none stated", path });
      if (voltages && voltage !== undefined && !voltages.some((each) => isSame(each, voltage))) {
        const accepted = voltages.map((each) => render(each, "V")).join(" or ");
        const { rack, affects } = about();
        const data = { rack, accepted, feed: index.label(path), voltage: render(voltage, "V") };
        report("voltage", { data, affects, related: feeding(path), detail: path });
      }
      if (part?.phases !== undefined && feed.phases !== part.phases) {
        const { rack, affects } = about();
        const accepted = phasesText(part.phases);
        const data = { rack, accepted, feed: index.label(path), phases: phasesText(feed.phases) };
        report("phases", { data, affects, related: feeding(path), detail: path });
      }
    }
  },
});

function feeding(path: string) {
  return [{ path, role: "feeds the rack" }];
}

function isSame(left: number, right: number): boolean {
  return isWithin(left, right) && isAtLeast(left, right);
}

function phasesText(phases: 1 | 3 | "dc"): string {
  if (phases === "dc") return "DC";
  return phases === 1 ? "1 phase" : "3 phases";
}
