import { type IStackSynthesizer, type ISynthesisSession, LocalBackend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { type PlainObject, renderJson } from "../../output/json";
import type { StackContent } from "../stack-content";

export interface PlainStackProps {
  readonly content: StackContent;
  /** Where Terraform keeps the state, relative to the folder of the stack. */
  readonly statePath: string;
}

/** What this class reads of cdktf's own content, which has no type. */
interface MadeByCdktf extends PlainObject {
  readonly "//": { readonly metadata: PlainObject };
  readonly terraform: PlainObject;
}

/** `terraform_data` came with 1.4. */
const REQUIRED_VERSION = ">= 1.4.0";

/**
 * A stack of plain data. The data joins after cdktf has resolved the tokens, of which it has none: resolving them would
 * take about nine tenths of the time.
 */
export class PlainStack extends TerraformStack {
  private readonly content: StackContent;

  constructor(scope: Construct, name: string, props: PlainStackProps) {
    super(scope, name);
    this.content = props.content;
    // Without a path cdktf writes the absolute working folder into the configuration.
    new LocalBackend(this, { path: props.statePath });
  }

  override toTerraform(): PlainObject {
    const made = super.toTerraform() as MadeByCdktf;
    // The version would change every stack with every update of cdktf. With an empty table of outputs the command line
    // of cdktf would show none.
    const { version: _version, ...metadata } = made["//"].metadata;
    return {
      ...made,
      "//": { metadata },
      terraform: { required_version: REQUIRED_VERSION, ...made.terraform },
      ...this.content,
    };
  }
}

/** Keeps what a stack says instead of writing it to disk. */
export class CollectingSynthesizer implements IStackSynthesizer {
  /** Content of the stack's `cdk.tf.json`, once synthesised. */
  content = "";

  constructor(private readonly stack: TerraformStack) {}

  synthesize(session: ISynthesisSession): void {
    session.manifest.forStack(this.stack);
    this.content = renderJson(this.stack.toTerraform() as PlainObject);
  }
}
