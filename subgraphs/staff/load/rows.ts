/** `t` + `name`, `city` → `(t.name, t.city)`: a row value, to compare with `is distinct from`. */
export const rowOf = (alias: string, columns: readonly string[]): string =>
  `(${columns.map((column) => `${alias}.${column}`).join(", ")})`;

/** `name = s.name, city = s.city`: what an update sets. */
export const assignments = (alias: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${alias}.${column}`).join(", ");
