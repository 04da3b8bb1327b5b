import { TokenRefusal } from "./refusal.js";

/** Parameters of a request for a token, each once. */
export type Form = ReadonlyMap<string, string>;

/**
 * Reads a form. One in which a parameter stands twice is refused, whichever it is: programs differ in which one counts.
 * A parameter without a value counts as left out. Source: RFC 6749, 3.2
 * @throws TokenRefusal invalid_request
 */
export function readForm(body: string): Form {
  const form = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (seen.has(name)) throw new TokenRefusal("invalid_request");
    seen.add(name);
    if (value !== "") form.set(name, value);
  }
  return form;
}

/**
 * A parameter's words, without doubles; undefined when it is left out.
 * @throws TokenRefusal with `code` for anything but words with one space between them
 */
export function wordsOf(form: Form, name: string, code: "invalid_scope"): readonly string[] | undefined {
  const text = form.get(name);
  if (text === undefined) return undefined;
  // RFC 6749, 3.3
  if (!/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(text)) throw new TokenRefusal(code);
  return [...new Set(text.split(" "))];
}
