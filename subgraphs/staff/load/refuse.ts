import type { LoadContext, LoadRejection } from "@regiohub/infra/hub";

/** What is wrong with a row of a difference, without its place. */
export type RowFault = Pick<LoadRejection, "field" | "code" | "expected">;

/** Rows that are reported at once: memory does not grow with a delivery that is wrong throughout. */
const BATCH = 5_000;

/**
 * Takes the faulty rows out of a difference and reports them, in order of delivery.
 * @param difference temporary table with `what`, `_file` and `_line`
 * @param faults by the word in `what`
 * @returns how many rows it took out
 */
export async function refuse(
  { client, reject }: Pick<LoadContext, "client" | "reject">,
  difference: string,
  faults: Readonly<Record<string, RowFault>>,
): Promise<number> {
  const words = Object.keys(faults);
  let refused = 0;
  for (;;) {
    const { rows } = await client.query<{ file: number; line: number; what: string }>(
      `with faulty as (
         delete from ${difference} where ctid = any (array(
           select ctid from ${difference} where what = any ($1) order by _file, _line limit ${BATCH}))
         returning _file as file, _line as line, what)
       select * from faulty order by file, line`,
      [words],
    );
    if (rows.length === 0) return refused;
    refused += rows.length;
    await reject(rows.map(({ file, line, what }) => ({ file, line, ...(faults[what] as RowFault) })));
  }
}
