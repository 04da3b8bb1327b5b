/** What a piece of source says in two languages: the arguments of a call, as they stand there. */
export interface SaidTwice {
  readonly file: string;
  readonly line: number;
  readonly en: string;
  readonly nl: string;
}

/** The ways in which the code says something in English and in Dutch, in this order; a prefix of each call. */
const CALLS = /(?<![\w.])(?:words|invalid|said)\(/g;

/** Every call of a source that says something in both languages, by its two texts. Other calls of these names are left out. */
export function saidTwice(file: string, source: string): SaidTwice[] {
  return [...source.matchAll(CALLS)].flatMap(({ 0: call, index }) => {
    const [en, nl, ...more] = argumentsAt(source, index + call.length);
    const isText = (one: string | undefined): one is string => /^["'`]/.test(one ?? "");
    const line = source.slice(0, index).split("\n").length;
    return isText(en) && isText(nl) && more.length === 0 ? [{ file, line, en, nl }] : [];
  });
}

/** The arguments that begin at a place, up to the bracket that closes the call. */
function argumentsAt(source: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at] as string;
    if (`"'\``.includes(sign)) at = endOfText(source, at);
    else if ("([{".includes(sign)) depth += 1;
    else if (depth > 0 && ")]}".includes(sign)) depth -= 1;
    else if (depth === 0 && ",)".includes(sign)) {
      found.push(source.slice(from, at).trim());
      from = at + 1;
      if (sign === ")") break;
    }
  }
  return found.filter((one) => one !== "");
}

/** Place of the quote that closes the text which another one opens. */
function endOfText(source: string, start: number): number {
  const quote = source[start];
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === quote) return at;
    else if (quote === "`" && source.startsWith("${", at)) at = endOfHole(source, at + 2);
  }
  return source.length;
}

/** Place of the bracket that closes a hole in a text. */
function endOfHole(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at += 1) {
    const sign = source[at] as string;
    if (`"'\``.includes(sign)) at = endOfText(source, at);
    else if (sign === "{") depth += 1;
    else if (sign === "}" && depth === 0) return at;
    else if (sign === "}") depth -= 1;
  }
  return source.length;
}
