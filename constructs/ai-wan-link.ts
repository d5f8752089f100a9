import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { AiWanLinkRecord, WanRoute } from "../lib/model/records";
import type { DataRate } from "../lib/units/data-rate";
import type { Duration } from "../lib/units/duration";
import type { Length } from "../lib/units/length";
import type { Site } from "./site";

/** One way for the light between the two sites. */
export interface RouteProps {
  readonly name: string;
  /** Length of the fibre. @default - from `routeFactor`; else unknown above the geodesic */
  readonly length?: Length | undefined;
  /** Length of the fibre over the geodesic between the sites, at least 1. @default - unknown */
  readonly routeFactor?: number | undefined;
  /** Routes of one risk group (duct, bridge, landing) fail together. @default - a group of its own */
  readonly riskGroup?: string | undefined;
  /** @default - unknown */
  readonly fibrePairs?: number | undefined;
  /** Wavelengths per fibre pair. @default - unknown */
  readonly wavelengths?: number | undefined;
  /** Rate of one wavelength. @default - unknown */
  readonly wavelengthRate?: DataRate | undefined;
}

export interface AiWanLinkProps {
  readonly between: readonly [Site, Site];
  readonly routes: readonly RouteProps[];
  /** Traffic with every route in service. @default - the committed rate */
  readonly demand?: DataRate | undefined;
  /** Rate that must remain with any one route lost. @default - not judged */
  readonly committed?: DataRate | undefined;
  /** One-way latency that the workload tolerates. @default - not judged */
  readonly latencyLimit?: Duration | undefined;
}

/**
 * A dedicated optical link between two sites.
 *
 * @example
 * new AiWanLink(factory, "backbone", {
 *   between: [north, south], committed: DataRate.terabitsPerSecond(100),
 *   routes: [{ name: "east", length: Length.kilometres(1127), fibrePairs: 4, wavelengths: 96,
 *              wavelengthRate: DataRate.gigabitsPerSecond(800) }],
 * });
 */
export class AiWanLink extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AiWanLinkProps,
  ) {
    super(scope, id);
  }

  /** @internal */
  describe(read: PropReader): AiWanLinkRecord {
    const { props } = this;
    const sites = read.references("between", props.between) ?? [];
    if (sites.length === 2 && sites[0] === sites[1]) {
      read.note(
        "declaration/value-allowed",
        "between",
        `"between" names the site "${sites[0]}" twice.`,
        "Name the two sites that the link joins.",
      );
    }
    return compact({
      kind: "ai-wan-link" as const,
      path: this.path,
      sites,
      routes: props.routes.map((each, at) => route(read, `routes[${at}]`, each)),
      demand_gb_per_s: read.quantity("demand", props.demand, "data-rate"),
      committed_gb_per_s: read.quantity("committed", props.committed, "data-rate"),
      latency_limit_s: read.quantity("latencyLimit", props.latencyLimit, "duration"),
    });
  }
}

function route(read: PropReader, property: string, given: RouteProps): WanRoute {
  const metres = read.quantity(`${property}.length`, given.length, "length");
  return compact({
    name: read.text(`${property}.name`, given.name) ?? property,
    length_km: metres === undefined ? undefined : metres / 1000,
    route_factor: read.number(`${property}.routeFactor`, given.routeFactor, { min: 1 }),
    risk_group: read.text(`${property}.riskGroup`, given.riskGroup),
    fibre_pair_count: read.integer(`${property}.fibrePairs`, given.fibrePairs, { min: 1 }),
    wavelength_count: read.integer(`${property}.wavelengths`, given.wavelengths, { min: 1 }),
    wavelength_rate_gb_per_s: read.quantity(`${property}.wavelengthRate`, given.wavelengthRate, "data-rate"),
  });
}
