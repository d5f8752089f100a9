/** Why, until when and by whom a rule is set aside. */
export interface SuppressionStatement {
  /** Why the rule does not hold here and need not: read by whoever reviews the facility next. */
  readonly reason: string;
  /** Last day on which it holds, as `YYYY-MM-DD`. @default - it never expires */
  readonly until?: string | undefined;
  /** Who answers for it. @default - nobody is named */
  readonly owner?: string | undefined;
}

/**
 * Sets rules aside for an element and all below it. Findings so suppressed stay in the report, with the reason.
 *
 * @example
 * rack.suppress(Suppress.rule("power/survives-single-loss", { reason: "Test stand.", until: "2027-03-31" }));
 */
export class Suppress {
  private constructor(
    /** Id of the rule. */
    readonly ruleId: string,
    readonly statement: SuppressionStatement,
  ) {}

  /** @param id - of the rule, as findings name it */
  static rule(id: string, statement: SuppressionStatement): Suppress {
    return new Suppress(id, statement);
  }
}
