/** The same said in the two languages of the field. */
export interface Words {
  readonly en: string;
  readonly nl: string;
}

/** A language in which the hub speaks to people. */
export type Language = keyof Words;

/** `words("a day", "een dag")`. */
export const words = (en: string, nl: string): Words => ({ en, nl });
