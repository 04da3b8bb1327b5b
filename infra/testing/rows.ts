import pg from "pg";

/** What the driver has for each row of an answer, under a name that its types do not show. */
type DataRows = { handleDataRow(this: { text?: string }, row: unknown): unknown };

/** Statements that read nothing of the graph's: they open transactions, and keep the read log. */
const OWN = /^begin;|\baudit\./;

/** Counts the rows that this process gets of PostgreSQL, whoever asks; as long as it is not undone. */
export function countRows(): { readonly rows: () => number; undo(): void } {
  const prototype = pg.Query.prototype as unknown as DataRows;
  const usual = prototype.handleDataRow;
  let rows = 0;
  prototype.handleDataRow = function (row) {
    if (!OWN.test(this.text ?? "")) rows++;
    return usual.call(this, row);
  };
  return {
    rows: () => rows,
    undo: () => {
      prototype.handleDataRow = usual;
    },
  };
}
