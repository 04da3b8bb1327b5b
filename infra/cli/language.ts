import { HubError } from "../errors.js";
import type { Language } from "../words.js";
import type { CommandInput } from "./command.js";

/** For whom a command answers: people, in their language, or programs, in English. */
export type Form = Language | "json";

/** The language in which a command is to answer people. */
export const LANGUAGE_OPTION = { lang: { type: "string", default: "en" } } as const;

/** The options of a command that answers in every form. */
export const FORM_OPTIONS = { json: { type: "boolean" }, ...LANGUAGE_OPTION } as const;

/** @throws USAGE */
export function readForm({ values: { json, lang = "en" } }: CommandInput): Form {
  if (lang !== "nl" && lang !== "en") throw new HubError("USAGE", "--lang: not a language. Expected nl or en.");
  return json ? "json" : lang;
}

/** The language of people that was asked for: also where a command answers programs, for what it says of its faults. */
export const languageOf = ({ lang }: CommandInput["values"]): Language => (lang === "nl" ? "nl" : "en");
