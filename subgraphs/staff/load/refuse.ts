import type { CheckContext, LoadRejection } from "@regiohub/infra/hub";
import { words } from "@regiohub/infra/words";

/** What is wrong with a row, without its place. */
export type RowFault = Pick<LoadRejection, "field" | "code" | "expected">;

/** The row is about a person that the board has not delivered. */
export const NOBODY: RowFault = {
  field: "memberNumber",
  code: "REFERENCE_UNKNOWN",
  expected: words("a person of this delivery or an earlier one", "een persoon uit deze of een eerdere levering"),
};

/** The row is of a kind that boards do not deliver. */
export const OPERATORS: RowFault = {
  field: null,
  code: "NOT_YOURS",
  expected: words("a delivery of the operator, of no board", "een levering van de beheerder, niet van een bestuur"),
};

/** Rows that are reported at once: memory does not grow with a delivery that is wrong throughout. */
const BATCH = 5_000;

/**
 * Takes the faulty rows out of a temporary table and refuses them, in order of delivery.
 * @param found temporary table with `what`, `_file` and `_line`
 * @param faults by the word in `what`
 */
export async function refuse(
  { client, reject }: CheckContext,
  found: string,
  faults: Readonly<Record<string, RowFault>>,
): Promise<void> {
  const words = Object.keys(faults);
  for (;;) {
    const { rows } = await client.query<{ file: number; line: number; what: string }>(
      `with faulty as (
         delete from ${found} where ctid = any (array(
           select ctid from ${found} where what = any ($1) order by _file, _line limit ${BATCH}))
         returning _file as file, _line as line, what)
       select * from faulty order by file, line`,
      [words],
    );
    if (rows.length === 0) return;
    await reject(rows.map(({ file, line, what }) => ({ file, line, ...(faults[what] as RowFault) })));
  }
}

/** Refuses all rows of a board's delivery: they are of a kind that the operator alone delivers. */
export async function refuseBoards(context: CheckContext): Promise<void> {
  const { client, staged, board } = context;
  if (board === null) return;
  await client.query(
    `create temp table foreign_fault on commit drop as select _file, _line, 'foreign' as what from ${staged}`,
  );
  await refuse(context, "foreign_fault", { foreign: OPERATORS });
  await client.query("drop table foreign_fault");
}
