/**
 * What the command line opens before it loads the user's file. Inside it a Superfactory registers itself and `synth()`
 * only marks it ready, so that a file that throws half-way writes nothing. It lives on `globalThis` because the user's
 * file may load another copy of this package.
 */
export interface Session<Factory> {
  readonly factories: { readonly factory: Factory; synthesised: boolean }[];
}

const SESSION = Symbol.for("superfactory.Session");

interface SessionHolder {
  [SESSION]?: Session<unknown> | undefined;
}

/** Opens a session, runs `load`, and closes it again, also when `load` throws. */
export async function inSession<Factory>(
  load: (session: Session<Factory>) => void | Promise<void>,
): Promise<Session<Factory>> {
  const holder = globalThis as SessionHolder;
  const session: Session<Factory> = { factories: [] };
  holder[SESSION] = session;
  try {
    await load(session);
  } finally {
    holder[SESSION] = undefined;
  }
  return session;
}

/** Makes a Superfactory known to the open session, if there is one. */
export function registerFactory(factory: unknown): void {
  (globalThis as SessionHolder)[SESSION]?.factories.push({ factory, synthesised: false });
}

/** True when a session is open and took note: the caller must not run the flow itself. */
export function markSynthesised(factory: unknown): boolean {
  const session = (globalThis as SessionHolder)[SESSION];
  const entry = session?.factories.find((each) => each.factory === factory);
  if (entry) entry.synthesised = true;
  return session !== undefined;
}
