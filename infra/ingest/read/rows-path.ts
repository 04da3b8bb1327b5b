/** Where rows stand: `data.employees[].contracts[].lines[]`. */
export interface RowsPath {
  /** Path of the outermost list: `data.employees`; empty where the file is that list. */
  readonly list: string;
  /** Steps to each list in a value of the one before, from the outermost in; none: the values are the rows. */
  readonly within: readonly (readonly string[])[];
}

/** How such a path is written: names with points between them, `[]` behind each list; behind the last it may be left out. */
export const ROWS_PATH = /^(?:\[\]|[^[\].]+(?:\[\])?)(?:\.[^[\].]+(?:\[\])?)*$/;

/** Takes a path of rows apart. */
export function rowsPathOf(path: string): RowsPath {
  const [list = "", ...deeper] = path.split("[]");
  const within = deeper.map((steps) => steps.split(".").filter((step) => step !== ""));
  return { list, within: within.filter(({ length }) => length > 0) };
}

/** The path of the list that was found, of several that were asked for; the first one where the file is the list. */
export const pathAt = (paths: readonly RowsPath[], list: string): RowsPath =>
  paths.find((path) => path.list === list) ?? { list, within: paths[0]?.within ?? [] };

/** What stands before the columns of each level: nothing before those of the outermost, `contracts[].` one further in. */
export function prefixesOf(within: RowsPath["within"]): readonly string[] {
  const prefixes = [""];
  for (const steps of within) prefixes.push(`${prefixes.at(-1)}${steps.join(".")}[].`);
  return prefixes;
}

/**
 * The lists on the way to other rows that are not on the way to one's own, each by the path that its column would have:
 * `contracts[].lines`.
 */
export function listsBeside(own: RowsPath, others: readonly RowsPath[]): readonly string[] {
  const beside = others.flatMap(({ list, within }) => {
    const depth = within.findIndex((steps, index) => steps.join(".") !== own.within[index]?.join("."));
    return list !== own.list || depth < 0 ? [] : [`${prefixesOf(within)[depth]}${within[depth]?.join(".")}`];
  });
  return [...new Set(beside)];
}
