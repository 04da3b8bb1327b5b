/** A line of a file, taken apart. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where the rows of a file begin. */
export interface HeaderRow extends Line {
  /** Share of the lines below it that have as many cells, 0–1. */
  readonly share: number;
}

/**
 * The line that seems to be the header: the first one as wide as most lines are, with text in most of its cells and no
 * text twice. Undefined when no line is wider than one cell.
 */
export function findHeader(lines: readonly Line[]): HeaderRow | undefined {
  const width = usualWidth(lines);
  if (width < 2) return undefined;
  const header = lines.find(({ cells }) => cells.length >= width && isHeader(cells));
  if (!header) return undefined;
  const below = lines.filter(({ line }) => line > header.line);
  const fitting = below.filter(({ cells }) => cells.length === header.cells.length).length;
  return { ...header, share: below.length === 0 ? 0 : fitting / below.length };
}

function usualWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? 0;
}

function isHeader(cells: readonly string[]): boolean {
  const texts = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== "");
  const isText = (text: string) => /\p{L}/u.test(text);
  return texts.length * 2 > cells.length && new Set(texts).size === texts.length && texts.every(isText);
}
