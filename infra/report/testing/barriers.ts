import { allIn, named, type PageElement } from "./read-page.js";

/**
 * What would keep somebody with a screen reader from a page: the rules of WCAG 2.2, level A, that its markup can break.
 * Empty for a page that everybody can read.
 */
export const barriersIn = (page: PageElement): string[] => [
  ...(page.attributes.lang ? [] : ["the page does not say its language (3.1.1)"]),
  ...(named(page, "title")[0]?.text ? [] : ["the page has no title (2.4.2)"]),
  ...headingsOf(page),
  ...referencesOf(page),
  ...drawingsOf(page),
  ...named(page, "table").flatMap(tableOf),
  ...listsOf(page),
];

/** One first heading, and none that leaves out a level. */
function headingsOf(page: PageElement): string[] {
  const levels = allIn(page).flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ["not one h1 (1.3.1)"]),
    ...skipped.map((level) => `h${level} leaves out a level (1.3.1)`),
  ];
}

/** What is named is there, once. */
function referencesOf(page: PageElement): string[] {
  const ids = allIn(page).flatMap(({ attributes }) => attributes.id ?? []);
  const wanted = allIn(page).flatMap(({ attributes: { href = "", fill = "", ...more } }) => [
    ...(more["aria-labelledby"]?.split(" ") ?? []),
    ...(href.startsWith("#") ? [href.slice(1)] : []),
    ...(/^url\(#(.*)\)$/.exec(fill)?.slice(1) ?? []),
  ]);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two elements are #${id} (4.1.1)`),
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `there is no #${id} (1.3.1)`),
  ];
}

/** Each drawing is an image with a name and a description. */
const drawingsOf = (page: PageElement): string[] =>
  named(page, "svg")
    .filter(({ attributes, children }) => {
      const told = children.filter(({ name, text }) => ["title", "desc"].includes(name) && text !== "");
      return attributes.role !== "img" || !attributes["aria-labelledby"] || told.length !== 2;
    })
    .map(() => "a drawing has no name or no description (1.1.1)");

/** A table has a name, named columns, and as many cells in each row as there are columns. */
function tableOf(table: PageElement): string[] {
  const name = named(table, "caption")[0]?.text ?? "";
  const heads = named(table, "th");
  const columns = heads.filter(({ attributes }) => attributes.scope === "col").length;
  const rows = named(table, "tr").map(({ children }) => children.length);
  return [
    ...(name === "" ? ["a table has no caption (1.3.1)"] : []),
    ...(heads.every(({ attributes, text }) => attributes.scope && text !== "") ? [] : [`heads of ${name} (1.3.1)`]),
    ...(rows.every((cells) => cells === columns) ? [] : [`rows of ${name} (1.3.1)`]),
  ];
}

const ITEMS: Readonly<Record<string, readonly string[]>> = { ul: ["li"], ol: ["li"], dl: ["dt", "dd", "div"] };

const listsOf = (page: PageElement): string[] =>
  allIn(page).flatMap(({ name, children }) =>
    ITEMS[name] && children.some((child) => !ITEMS[name]?.includes(child.name)) ? [`what is in a ${name} (1.3.1)`] : [],
  );
