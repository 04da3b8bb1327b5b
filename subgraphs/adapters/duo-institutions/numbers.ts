/** Numbers of organisations, by what they are of: their form says it. Source: ./README.md */
const FORMS = { board: /^\d{5}$/, school: /^\d{2}[A-Z]{2}$/, site: /^\d{2}[A-Z]{2}\d{2}$/ } as const;

/** What a number is of; undefined for organisations that the hub does not know, such as administrations. */
export const kindOf = (number: string): keyof typeof FORMS | undefined =>
  (Object.keys(FORMS) as (keyof typeof FORMS)[]).find((kind) => FORMS[kind].test(number));
