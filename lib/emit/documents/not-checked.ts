/** What no rule looks at yet. Printed with every result; the list shrinks when a rule takes an item over. */
export const NOT_CHECKED: readonly string[] = [
  "short-circuit ratings and selectivity",
  "arc flash",
  "voltage drop",
  "harmonics and resonance",
  "swing of synchronous training at sites that state no ramp or step limit",
  "earthing",
  "time without room air cooling",
  "water hammer",
  "local air distribution (CFD)",
  "control stability",
  "fire and life safety",
  "structure: floor loads and everything beyond",
  "failures of racks, pipework and the busbar inside a rack",
  "failures of single CDU pumps",
  "supplies of trim chillers as their cause of failure",
  "cooling in the states of a tier, and faults during maintenance",
];
