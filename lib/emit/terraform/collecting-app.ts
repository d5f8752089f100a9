import { App, Manifest } from "cdktf";

import type { PlainObject } from "../output/json";
import { CollectingSynthesizer, PlainStack, type PlainStackProps } from "./stacks/plain-stack";

/**
 * `App` and `Manifest` make the folders `outdir` and `outdir/stacks` when they are constructed. The folder of this file
 * has a `stacks` already, so nothing is made; and nothing is ever written there, because {@link CollectingApp.synth}
 * keeps its results.
 */
const FOLDER_WITH_STACKS = __dirname;

/** The part of cdktf's manifest that the layout of the output depends on. */
export interface PlainManifest extends PlainObject {
  readonly stacks: { readonly [name: string]: { readonly synthesizedStackPath: string } };
}

/** A cdktf app that leaves no trace on disk and starts no process. */
export class CollectingApp extends App {
  private readonly collected = new Map<PlainStack, CollectingSynthesizer>();
  private readonly collectedManifest: Manifest;

  constructor() {
    super({ outdir: FOLDER_WITH_STACKS, skipValidation: true, stackTraces: false });
    this.collectedManifest = new Manifest(this.manifest.version, FOLDER_WITH_STACKS, false);
  }

  addStack(name: string, props: PlainStackProps): PlainStack {
    const stack = new PlainStack(this, name, props);
    const synthesizer = new CollectingSynthesizer(stack);
    stack.synthesizer = synthesizer;
    this.collected.set(stack, synthesizer);
    return stack;
  }

  /** In cdktf's own order; the results wait in {@link stackContents} and {@link manifestContent}. */
  override synth(): void {
    const session = { outdir: this.outdir, skipValidation: true, manifest: this.collectedManifest };
    for (const stack of this.collected.keys()) stack.prepareStack();
    for (const synthesizer of this.collected.values()) synthesizer.synthesize({ ...session, stacksPrepared: true });
  }

  /** Content of each stack's file, by the path that the manifest gives it. */
  stackContents(): ReadonlyMap<string, string> {
    const { stacks } = this.manifestContent();
    return new Map(
      [...this.collected].map(([stack, { content }]) => [
        stacks[stack.node.id]?.synthesizedStackPath as string,
        content,
      ]),
    );
  }

  /** What cdktf would write into `manifest.json`, with `/` in every path on every system. */
  manifestContent(): PlainManifest {
    const text = JSON.stringify(this.collectedManifest.buildManifest());
    return JSON.parse(text.replaceAll("\\\\", "/")) as PlainManifest;
  }
}
