import { SaxesParser } from "saxes";

/** An element of a page. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageElement[];
  /** Text that stands in it directly. */
  readonly own: string;
  /** All text in it, that of its children too. */
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: PageElement[];
  own: string;
  text: string;
}

/**
 * The elements of a page, read strictly: our pages are well-formed, so that whatever breaks out of its place shows.
 * @throws what is not well-formed
 */
export function readPage(page: string): PageElement {
  const top: Open = { name: "", attributes: {}, children: [], own: "", text: "" };
  const open: Open[] = [top];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element: Open = { name, attributes: attributes as Record<string, string>, children: [], own: "", text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    for (const element of open) element.text += text;
    (open.at(-1) as Open).own += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  // A style sheet is text to a browser, whatever is in it.
  parser.write(page.replace(/^<!doctype html>/, "").replace(/<style>[\s\S]*?<\/style>/, "<style/>")).close();
  return top.children[0] as PageElement;
}

/** An element and all that are in it, in the order of the page. */
export const allIn = (element: PageElement): PageElement[] => [element, ...element.children.flatMap(allIn)];

/** The elements of that name in a page, in order. */
export const named = (page: PageElement, name: string): PageElement[] =>
  allIn(page).filter((element) => element.name === name);
