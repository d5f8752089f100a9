/** Workflow commands of GitHub Actions, and the one place that escapes for them. */

export interface WorkflowCommand {
  readonly name: "error" | "warning" | "notice";
  /** Left out where undefined. */
  readonly properties: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/** `::error file=lakeside.ts,line=17::Losing ...`, without a line break. */
export function workflowCommand({ name, properties, message }: WorkflowCommand): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapedProperty(String(value))}`],
  );
  return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${escapedData(message)}`;
}

function escapedData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
