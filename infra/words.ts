/** The same said in the two languages of the field. */
export interface Words {
  readonly en: string;
  readonly nl: string;
}

/** A language in which the hub speaks to people. */
export type Language = keyof Words;

/** `words("a day", "een dag")`. */
export const words = (en: string, nl: string): Words => ({ en, nl });

/** What is no matter of language: a name, a number. */
export const same = (text: string): Words => ({ en: text, nl: text });

/** Says nothing. */
export const NOTHING: Words = words("", "");

/** Says more around what is said, in each language: ``within(what, (text) => `line 3: ${text}`)``. */
export const within = (said: Words, write: (text: string, language: Language) => string): Words => ({
  en: write(said.en, "en"),
  nl: write(said.nl, "nl"),
});

/** One behind the other, with a blank between those that say something. */
export const joined = (...parts: readonly Words[]): Words => ({
  en: parts.flatMap(({ en }) => en || []).join(" "),
  nl: parts.flatMap(({ nl }) => nl || []).join(" "),
});

/** A number as a language writes it, without signs for thousands: `1.2`, `1,2`. */
export const numberText = (number: number | string, language: Language): string =>
  language === "nl" ? String(number).replace(".", ",") : String(number);

/** `a, b or c`, of names. */
export const anyOf = (names: readonly string[]): Words => words(names.join(" or "), names.join(" of "));
