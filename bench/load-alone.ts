/**
 * Runs a user's TypeScript file as the command line does, with a stand-in for the package that does nothing: what is left
 * is the time of Node and of the loader. Usage: node load-alone.js <file>
 */
import Module from "node:module";
import { resolve } from "node:path";

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Stands for every name of the package: can be called, constructed, read and taken apart, each with itself as result. */
const nothing: unknown = new Proxy(function nothing() {}, {
  get: (_target, key) => (key === Symbol.iterator ? endless : key === Symbol.toPrimitive ? () => "" : nothing),
  apply: () => nothing,
  construct: () => nothing as object,
});

function* endless(): Generator<unknown> {
  for (;;) yield nothing;
}

const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = function (request, ...rest) {
  return request === "superfactory" ? nothing : load.call(this, request, ...rest);
};
process.setSourceMapsEnabled(true);
(require("tsx/cjs/api") as typeof import("tsx/cjs/api")).register();
require(resolve(process.argv[2] ?? ""));
