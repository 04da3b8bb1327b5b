import { HubError } from "../errors.js";

/** A token of which nothing has been verified but its form. */
export interface ReadToken {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Longest token, in characters: it has to fit into a header beside others. */
export const LONGEST_TOKEN = 8_192;
const DEEPEST = 4;

/** Header members that bring a key, or change how the rest is read. */
const FORBIDDEN_MEMBERS = ["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"];
const KEY_NAME = /^[\w.~=+/@:-]{1,200}$/;

/** The refusal of a token. `reason` names a check or a claim, never what stands in it. */
export const tokenRefused = (reason: string, cause?: unknown): HubError =>
  new HubError("TOKEN_INVALID", `Access token refused (${reason}). Expected a valid token of a known issuer.`, {
    cause,
  });

/**
 * Reads a signed token's text before anything is believed of it. Libraries differ in what they make of a member that
 * stands twice, so that one of them checks another value than the next one uses: here it is refused.
 * @param brings a header member that this kind of token has to have, though others must not
 * @throws TOKEN_INVALID
 */
export function readToken(text: string, brings?: "jwk"): ReadToken {
  const parts = /^([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(text);
  if (!parts?.[1] || !parts[2] || text.length > LONGEST_TOKEN) throw tokenRefused("not a signed token");
  const header = readPart(parts[1], "header");
  const payload = readPart(parts[2], "payload");
  const forbidden = FORBIDDEN_MEMBERS.find((name) => name !== brings && Object.hasOwn(header, name));
  if (forbidden) throw tokenRefused(`header member ${forbidden}`);
  if (header.kid !== undefined && !(typeof header.kid === "string" && KEY_NAME.test(header.kid)))
    throw tokenRefused("header member kid");
  return { text, header, payload };
}

function readPart(part: string, name: string): Readonly<Record<string, unknown>> {
  try {
    const json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(part, "base64url"));
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value) && isPlain(json))
      return value as Record<string, unknown>;
  } catch (cause) {
    // The parser's message quotes the text.
    throw tokenRefused(`${name} not JSON`, cause instanceof SyntaxError ? undefined : cause);
  }
  throw tokenRefused(`${name} not plain JSON`);
}

/** Strings with the colon that makes them a member's name, and brackets: all that counts in JSON that parses. */
const MARKS = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** Whether JSON that parses is at most four levels deep, with each member of an object only once. */
function isPlain(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [mark, text, colon] of json.matchAll(MARKS)) {
    if (mark === "{" || mark === "[") {
      if (open.push(new Set()) > DEEPEST) return false;
    } else if (mark === "}" || mark === "]") open.pop();
    else if (text !== undefined && colon !== undefined) {
      const name = JSON.parse(text) as string;
      const names = open.at(-1);
      if (names?.has(name)) return false;
      names?.add(name);
    }
  }
  return true;
}
