/** Markup that is safe to show: `html` makes it, and escapes whatever is put in. */
export class Html {
  /** @param markup taken as it is: for what was written by hand */
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: texts and numbers are escaped; markup, and lists of it, are taken as they are. */
export type Part = Html | readonly Html[] | string | number;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Markup of a template: what is written in it stands, what is put into it is escaped, for text and quoted attributes
 * alike, so that nothing becomes markup by being forgotten.
 */
export const html = (template: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(String.raw({ raw: template }, ...parts.map(markupOf)));

/** No markup. */
export const NOTHING = html``;

function markupOf(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (typeof part === "object") return part.join("\n");
  return String(part).replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}
