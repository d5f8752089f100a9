/**
 * The parts of SARIF 2.1.0 that are used, as a closed schema written from the standard: a property that it does not have,
 * or that is missing, is an error. The schema of OASIS allows more than consumers take; output is held against both.
 */
type Schema = Readonly<Record<string, unknown>>;

function closed(properties: Readonly<Record<string, Schema>>, ...required: readonly string[]): Schema {
  return { type: "object", additionalProperties: false, properties, required };
}

const text: Schema = { type: "string", minLength: 1 };
const bag: Schema = { type: "object" };
const list = (items: Schema, minItems = 0): Schema => ({ type: "array", items, minItems });
const choice = (...words: readonly string[]): Schema => ({ enum: words });
const integer = (minimum: number): Schema => ({ type: "integer", minimum });

const level = choice("none", "note", "warning", "error");
const message = closed({ text }, "text");
const description = closed({ text: { ...text, maxLength: 1024 } }, "text");
const physicalLocation = closed(
  {
    // Relative to the root of the repository: no scheme, no leading slash, no way up.
    artifactLocation: closed(
      { uri: { type: "string", pattern: "^(?!/|\\.\\.|[A-Za-z]+:)[^\\s\\\\]+$" }, uriBaseId: text },
      "uri",
    ),
    region: closed({ startLine: integer(1), startColumn: integer(1), endLine: integer(1) }, "startLine"),
  },
  "artifactLocation",
);
const logicalLocations = list(closed({ fullyQualifiedName: text, kind: text }));
const location = closed({ id: integer(0), message, physicalLocation, logicalLocations });
const annotated = { ...location, required: ["physicalLocation"] };
const suppression = closed(
  {
    kind: choice("inSource", "external"),
    status: choice("accepted", "underReview", "rejected"),
    justification: text,
    location: closed({ physicalLocation }),
    properties: bag,
  },
  "kind",
);
const result = closed(
  {
    ruleId: text,
    ruleIndex: integer(0),
    level,
    message,
    locations: list(annotated, 1),
    relatedLocations: list(location),
    partialFingerprints: { type: "object", additionalProperties: text },
    suppressions: list(suppression),
    properties: bag,
  },
  "ruleId",
  "message",
  "locations",
  "partialFingerprints",
);
const rule = closed(
  {
    id: text,
    shortDescription: description,
    fullDescription: description,
    help: closed({ text, markdown: text }, "text"),
    defaultConfiguration: closed({ level }),
    properties: bag,
  },
  "id",
  "shortDescription",
  "fullDescription",
  "help",
);
const notification = closed({ level, message }, "message");
const run = closed(
  {
    tool: closed(
      { driver: closed({ name: text, version: text, semanticVersion: text, rules: list(rule) }, "name", "rules") },
      "driver",
    ),
    automationDetails: closed({ id: text }),
    columnKind: choice("utf16CodeUnits", "unicodeCodePoints"),
    originalUriBaseIds: { type: "object", additionalProperties: closed({ description: message }) },
    invocations: list(
      closed(
        { executionSuccessful: { type: "boolean" }, toolExecutionNotifications: list(notification) },
        "executionSuccessful",
      ),
    ),
    results: list(result),
    properties: bag,
  },
  "tool",
  "results",
);

export const SARIF_STRUCTURE = closed(
  { $schema: text, version: { const: "2.1.0" }, runs: list(run, 1) },
  "$schema",
  "version",
  "runs",
);
