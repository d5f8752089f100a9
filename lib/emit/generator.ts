/** Version of this package, as the plan names it. */
export function packageVersion(): string {
  // The package names itself: sources and the build lie at different depths below package.json.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("superfactory/package.json") as { version: string }).version;
}
