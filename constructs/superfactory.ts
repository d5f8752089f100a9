import { Construct } from "constructs";

import { markAsRoot } from "../lib/core/element";
import { type CapturedFrame, captureFrame } from "../lib/core/location";
import { markSynthesised, registerFactory } from "../lib/core/session";

const SUPERFACTORY = Symbol.for("superfactory.Superfactory");

/**
 * The whole facility: everything that is declared stands below it.
 *
 * @example
 * const factory = new Superfactory("lakeside");
 * // ... sites, floors, racks ...
 * factory.synth();
 */
export class Superfactory extends Construct {
  /** The facility's name, which is also the name of its output folder. */
  readonly name: string;
  /** @internal */
  readonly frame: CapturedFrame;

  constructor(name: string);
  constructor(scope: Construct, name: string);
  constructor(...given: [name: string] | [scope: Construct, name: string]) {
    const [scope, name] = given.length === 1 ? [undefined, given[0]] : given;
    // `constructs` accepts no scope for a root, though its types ask for one.
    super(scope as Construct, scope ? name : "");
    this.name = name;
    Object.defineProperty(this, SUPERFACTORY, { value: true });
    markAsRoot(this);
    this.frame = captureFrame(new.target);
    registerFactory(this);
  }

  /** Works across two loaded copies of the package, where `instanceof` would not. */
  static isSuperfactory(value: unknown): value is Superfactory {
    return typeof value === "object" && value !== null && SUPERFACTORY in value;
  }

  /**
   * Builds, analyses and judges the facility, and writes plan, report and Terraform when it has no errors. Under the
   * command line it only marks the facility as ready. On its own it prints to stderr and sets `process.exitCode`.
   *
   * @throws when a `CDKTF_*` variable is set and the facility has errors, so that `cdktf synth` stops.
   */
  synth(): void {
    if (markSynthesised(this)) return;
    // The one way up: declaring a facility loads nothing of the flow.
    const { synthesise } = require("../lib/synth") as typeof import("../lib/synth");
    synthesise(this);
  }
}
