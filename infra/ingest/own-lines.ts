import type { ClientBase } from "pg";
import { listRejections } from "./list-rejections.js";
import type { Rejection, RejectionCode } from "./rejection.js";
import type { Run } from "./run.js";

/** A row as its board wrote it, by the headers in its file. */
export type Cells = NonNullable<Rejection["cells"]>;

/** Finds the row of a line; undefined where nobody kept it. */
export type OwnLines = (file: string, line: number) => Cells | undefined;

/** What shows beside the hub's tables alone: a record that is loaded again meets them anew. */
const BESIDE_TABLES: readonly RejectionCode[] = ["KEY_CONFLICT", "REFERENCE_UNKNOWN", "NOT_YOURS"];

export const isBesideTables = ({ code }: Pick<Rejection, "code">): boolean => BESIDE_TABLES.includes(code);

/**
 * The lines of a run that were refused beside the hub's tables, as the board wrote them: when its records are loaded again,
 * its files are not there any more.
 */
export async function ownLinesOf(client: ClientBase, { id }: Pick<Run, "id">, home?: string): Promise<OwnLines> {
  const kept = await listRejections(client, id, home, BESIDE_TABLES);
  const lines = new Map(kept.map(({ file, line, cells }) => [`${line}/${file}`, cells]));
  return (file, line) => lines.get(`${line}/${file}`);
}

/** Takes back what a held run said of rows beside tables that may be others by now; they came last. */
export async function forgetBesideTables(client: ClientBase, { id }: Pick<Run, "id">): Promise<void> {
  await client.query("delete from ingest.rejection where run_id = $1 and code = any ($2)", [id, BESIDE_TABLES]);
}
