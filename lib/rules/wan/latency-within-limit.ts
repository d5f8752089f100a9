import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

const MILLISECONDS_PER_SECOND = 1000;

export default defineRule({
  id: "wan/latency-within-limit",
  severity: "error",
  appliesTo: "ai-wan-link",
  summary: "The slowest route of a link is within the one-way latency that the workload tolerates.",
  why: "Traffic moves to the slowest route when the others are lost; a synchronous exchange then waits for it.",
  fix: "Use a shorter route, or a training method that tolerates more latency.",
  sources: [
    { title: "Latency of silica fibre: 4.9 µs per km one way (group index about 1.468)", mark: "RULE" },
    { title: "Latency limit stated on the link by its author", mark: "ASSUMPTION" },
  ],
  messages: { over: "Route {route} of {link} takes {latency} one way over {length}, above the limit of {limit}." },
  check({ subject, index, analysis, atMost: judge, notApplicable }) {
    const link = analysis.wan.links.get(subject.path);
    const limit = subject.latency_limit_s;
    const worst = link?.worst_latency_s;
    if (!link || limit === undefined || !worst) return notApplicable();
    judge(worst, limit, "over", () => {
      const slowest = link.routes.find((route) => route.latency_s.value === worst.value);
      const [value, bound] = [worst.value * MILLISECONDS_PER_SECOND, limit * MILLISECONDS_PER_SECOND];
      const text = renderComparison(value, bound, "ms");
      const length = render(slowest?.length_km.value ?? NaN, "km");
      return {
        data: {
          route: slowest?.name ?? "",
          link: index.label(subject.path),
          latency: text.value,
          length: slowest && slowest.length_km.missing.length > 0 ? `at least ${length}` : length,
          limit: text.limit,
        },
        evidence: atMost(value, bound, "ms"),
        related: subject.sites.map((path) => ({ path, role: "is connected" })),
      };
    });
  },
});
