import { HubError } from "@regiohub/infra/errors";
import type { CheckContext, LoadContext, LoadCounts, Loader, LoadRejection } from "@regiohub/infra/hub";

const SITE_CODE = "^[0-9]{2}[A-Z]{2}[0-9]{2}$";

/** Staged vacancies → `vacancies.vacancy`. In a full delivery, what is not delivered goes. */
export const vacancyLoader: Loader = {
  kind: "vacancy",
  async check(context) {
    if (context.board === null) throw new HubError("USAGE", "vacancy: a delivery without a board. Expected --board.");
    await context.reject(await strangeSites(context));
  },
  async load(context) {
    const removed = context.coverage === "full" ? await remove(context) : 0;
    return { ...(await upsert(context)), removed };
  },
};

// The register of sites is another subgraph's: only the shape can be checked here.
async function strangeSites({ client, staged }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select _file as file, _line as line from ${staged} where site_code !~ $1 order by 1, 2`,
    [SITE_CODE],
  );
  const expected = "a site code (vestigingscode): two digits, two capitals, two digits";
  return rows.map((row) => ({ ...row, field: "siteCode", code: "REFERENCE_UNKNOWN", expected }));
}

async function remove({ client, staged, board }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from vacancies.vacancy as held where board_no = $1
        and not exists (select from ${staged} as staged where staged.vacancy_number = held.vacancy_number)`,
    [board],
  );
  return rowCount ?? 0;
}

async function upsert({ client, staged, board, runId }: LoadContext): Promise<Omit<LoadCounts, "removed">> {
  const { rows } = await client.query<Omit<LoadCounts, "removed">>(
    `with delivered as (
       select vacancy_number, title, function_code, site_code, fte, status, opens_on, closes_on
         from ${staged}
     ), written as (
       insert into vacancies.vacancy as held
         (board_no, vacancy_number, title, function_code, site_code, fte, status, opens_on, closes_on, run_id)
       select $1, delivered.*, $2 from delivered
       on conflict (board_no, vacancy_number) do update set
         title = excluded.title, function_code = excluded.function_code, site_code = excluded.site_code,
         fte = excluded.fte, status = excluded.status, opens_on = excluded.opens_on,
         closes_on = excluded.closes_on, run_id = excluded.run_id
       where (held.title, held.function_code, held.site_code, held.fte, held.status, held.opens_on, held.closes_on)
         is distinct from (excluded.title, excluded.function_code, excluded.site_code, excluded.fte, excluded.status,
           excluded.opens_on, excluded.closes_on)
       returning xmax = 0 as added -- no row version before it
     )
     select count(*) filter (where added) as added, count(*) filter (where not added) as changed,
       (select count(*) from delivered) - count(*) as unchanged
       from written`,
    [board, runId],
  );
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 };
}
