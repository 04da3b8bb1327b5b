import { HubError } from "@regiohub/infra/errors";
import type { CheckContext, LoadContext, LoadCounts, Loader, LoadRejection } from "@regiohub/infra/hub";

/** Staged applications → `subsidies.application`. In a full delivery, what is not delivered goes. */
export const applicationLoader: Loader = {
  kind: "application",
  async check(context) {
    if (context.board === null) {
      throw new HubError("USAGE", "application: a delivery without a board. Expected --board.");
    }
    await context.reject(await unknownSchemes(context));
  },
  async load(context) {
    const removed = context.coverage === "full" ? await remove(context) : 0;
    return { ...(await upsert(context)), removed };
  },
};

async function unknownSchemes({ client, staged }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select _file as file, _line as line from ${staged} as staged
      where not exists (select from subsidies.scheme where code = staged.scheme_code) order by 1, 2`,
  );
  const expected = "the code of a subsidy scheme (regeling) that the hub knows";
  return rows.map((row) => ({ ...row, field: "schemeCode", code: "REFERENCE_UNKNOWN", expected }));
}

async function remove({ client, staged, board }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from subsidies.application as held where board_no = $1
        and not exists (select from ${staged} as staged where staged.application_number = held.application_number)`,
    [board],
  );
  return rowCount ?? 0;
}

async function upsert({ client, staged, board, runId }: LoadContext): Promise<Omit<LoadCounts, "removed">> {
  const { rows } = await client.query<Omit<LoadCounts, "removed">>(
    `with delivered as (
       select application_number, scheme_code, centre_code, requested_cents, status, submitted_on from ${staged}
     ), written as (
       insert into subsidies.application as held
         (board_no, application_number, scheme_code, centre_code, requested_cents, status, submitted_on, run_id)
       select $1, delivered.*, $2 from delivered
       on conflict (board_no, application_number) do update set
         scheme_code = excluded.scheme_code, centre_code = excluded.centre_code,
         requested_cents = excluded.requested_cents, status = excluded.status,
         submitted_on = excluded.submitted_on, run_id = excluded.run_id
       where (held.scheme_code, held.centre_code, held.requested_cents, held.status, held.submitted_on)
         is distinct from (excluded.scheme_code, excluded.centre_code, excluded.requested_cents, excluded.status,
           excluded.submitted_on)
       returning xmax = 0 as added -- no row version before it
     )
     select count(*) filter (where added) as added, count(*) filter (where not added) as changed,
       (select count(*) from delivered) - count(*) as unchanged
       from written`,
    [board, runId],
  );
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 };
}
