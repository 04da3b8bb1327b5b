/**
 * The cells of one row by RFC 4180, with any sign for the quote; undefined when a quote stands elsewhere than around
 * a whole cell or doubled in it.
 */
export function splitQuoted(text: string, delimiter: string, quote: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const quoted = text[at] === quote;
    const end = quoted ? closingQuote(text, at + 1, quote) + 1 : nextDelimiter(text, at, delimiter);
    if ((quoted && end === 0) || (end < text.length && text[end] !== delimiter)) return undefined;
    const cell = quoted ? text.slice(at + 1, end - 1).replaceAll(quote + quote, quote) : text.slice(at, end);
    if (!quoted && cell.includes(quote)) return undefined;
    cells.push(cell);
    if (end === text.length) return cells;
    at = end + 1;
  }
}

/** How many quotes a text has. */
export function countQuotes(text: string, quote: string): number {
  let count = 0;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) count += 1;
  return count;
}

function nextDelimiter(text: string, from: number, delimiter: string): number {
  const found = text.indexOf(delimiter, from);
  return found < 0 ? text.length : found;
}

/** Place of the quote that ends a cell; -1 when none does. */
function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}
