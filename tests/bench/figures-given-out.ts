import { withClient } from "@regiohub/infra/db/connect";
import { releaseTables } from "@regiohub/infra/jobs/release-tables";
import { mobility } from "@regiohub/mobility";
import { staff } from "@regiohub/staff";
import type { ClientBase } from "pg";
import { hub } from "../hub.js";

/** What a night gave out of regions, and what it took. */
export interface Night {
  readonly ms: number;
  /** The most memory that this process took so far, in MB. */
  readonly peakMb: number;
  /** Of the tables of regions, day by day. */
  readonly days: readonly Day[];
}

/** The same, of a region of so many people. */
export interface GivenOut extends Night {
  readonly persons: number;
}

/** Cells of the tables of a region that all see, on a day; without those of single boards, and those known from others. */
interface Day {
  readonly place: string;
  readonly on: string;
  readonly out: number;
  /** Beside what is out they would tell of few. */
  readonly complementary: number;
  /** Of few, or nobody. */
  readonly few: number;
}

/** Has all that is due given out: tables of regions in `staff`, flows in `mobility`. */
export async function givenOut(url: string, night: Date): Promise<Night> {
  const began = performance.now();
  await releaseTables({ hub: { ...hub, subgraphs: [staff, mobility] }, url, clock: () => night });
  const ms = performance.now() - began;
  return { ms, peakMb: process.resourceUsage().maxRSS / 1024, days: await withClient(url, daysOf) };
}

async function daysOf(client: ClientBase): Promise<Day[]> {
  const { rows } = await client.query<Day>(`
    with cell as (
      select r.id, r.place, r.on_day::text as on, c.why from staff.figure_release r
      join staff.figure_table t on t.release_id = r.id join staff.figure_cell c on c.table_id = t.id
      where t.smallest = 10 and t.dimensions <> '{BOARD}'
      union all
      select r.id, r.place, r.on_day::text, c.why from mobility.figure_release r
      join mobility.figure_table t on t.release_id = r.id join mobility.figure_cell c on c.table_id = t.id
      where t.smallest = 10 and r.place not like 'WORKFORCE %')
    select place, "on", count(*) filter (where why is null)::int as out,
      count(*) filter (where why = 'COMPLEMENTARY')::int as complementary,
      count(*) filter (where why in ('SUPPRESSED', 'DOMINANCE'))::int as few
    from cell group by 1, 2 order by 1, 2 desc`);
  return rows;
}

/** What was given out, as Markdown. */
export function givenOutReport(nights: readonly GivenOut[]): string[] {
  const rows = nights.flatMap(({ persons, ms, peakMb, days }) =>
    days.map(({ place, on, out, complementary, few }) => {
      const share = out + complementary === 0 ? "" : `${Math.round((100 * out) / (out + complementary))} %`;
      const cells = [persons.toLocaleString("en"), place, on, out, complementary, share, few];
      return `| ${[...cells, (ms / 1000).toFixed(0), peakMb.toFixed(0)].join(" | ")} |`;
    }),
  );
  return [
    "What the night gave out to all, cell by cell, without the cells of single boards. Kept back: beside what is out, it would",
    "tell of fewer than ten people. Few: of fewer than ten, mostly of nobody. Memory: the most that the bench took until then.",
    "",
    "| people | tables | of | cells out | kept back | out of both | few | night, s | memory, MB |",
    "|--:|---|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ];
}
