import { HubError } from "../errors.js";
import type { Language } from "../words.js";
import type { CommandInput } from "./command.js";

/** For whom a command answers: people, in their language, or programs, in English. */
export type Form = Language | "json";

/** The options of a command that answers in every form. */
export const FORM_OPTIONS = { json: { type: "boolean" }, lang: { type: "string", default: "en" } } as const;

/** @throws USAGE */
export function readForm({ values: { json, lang = "en" } }: CommandInput): Form {
  if (lang !== "nl" && lang !== "en") throw new HubError("USAGE", "--lang: not a language. Expected nl or en.");
  return json ? "json" : lang;
}
