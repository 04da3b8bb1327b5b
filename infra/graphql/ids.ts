/**
 * A global id of what is no person: opaque to clients, the same for the same thing in every subgraph and for everybody.
 * The parts are not secret; what may be seen is decided anew at every use. Ids of people are `Ids` (`seals.ts`).
 */
export const globalId = (type: string, ...parts: readonly string[]): string =>
  Buffer.from([type, ...parts].map(encodeURIComponent).join(":")).toString("base64url");

/** The parts of a global id of this type, or undefined for any other text. */
export function parseGlobalId(type: string, id: string): string[] | undefined {
  if (id.length > 500 || !/^[\w-]+$/.test(id)) return undefined;
  try {
    const [kind, ...parts] = Buffer.from(id, "base64url").toString("utf8").split(":").map(decodeURIComponent);
    return kind === type && parts.length > 0 && globalId(type, ...parts) === id ? parts : undefined;
  } catch {
    return undefined;
  }
}
