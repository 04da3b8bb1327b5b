import { expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { fewestTold } from "@regiohub/infra/figures/testing/attacker";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import type { StaffTables } from "../tables.js";
import { observe } from "../testing/observe.js";
import { deliver, type Person } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { releaseFigures } from "./night.js";

/** The first two reference days are older than those of every night. */
const MONTHS = [
  "2022-10-01",
  "2023-10-01",
  "2025-08-01",
  "2025-10-01",
  "2025-11-01",
  "2026-09-01",
  "2026-10-01",
  "2026-11-01",
];
const DELIVERIES = 2;
/** Nights behind each delivery: in each all tables of the last three years, and of one older one. */
const NIGHTS = 2;
/** Years that tables lie apart which are held against each other. */
const APART = 2;
/** Boards and their sites: of each in two labour-market regions of one province. */
const SITES = { "99001": ["99ZA00", "99ZA01"], "99002": ["99YA00", "99YA01"] } as const;
type Board = keyof typeof SITES;

const personOf = (random: Random, board: Board, number: number): Person => {
  const stays = random.next() < 0.7;
  const [first, last] = [random.below(MONTHS.length), random.below(MONTHS.length)];
  return {
    memberNumber: String(number).padStart(5, "0"),
    fte: random.pick(["1.0000", "0.8000", "0.6000"]),
    siteCode: SITES[board][random.next() < 0.7 ? 0 : 1],
    startsOn: stays ? "2020-08-01" : (MONTHS[first] as string),
    endsOn: stays || last < first ? null : (MONTHS[last] as string),
  };
};

/** Asks for the months, some of them or all, in any order. */
async function askSome(hub: TestSubgraph, random: Random): Promise<void> {
  for (const on of MONTHS.filter(() => random.next() < 0.6)) {
    const fields = `workforce(on: "${on}") { persons }`;
    const places = [
      ...Object.keys(SITES).map((board) => `b${board}: board(number: "${board}")`),
      ...["AM03", "AM01"].map((code) => `${code}: region(scheme: ARBEIDSMARKTREGIO, code: "${code}")`),
    ];
    for (const caller of [partner, boardCaller("99002")]) {
      const document = `{ ${places.map((place) => `${place} { ${fields} }`).join(" ")} }`;
      expect((await hub.query(document, { caller })).errors).toBeUndefined();
    }
  }
}

/** A figure that is out: who is in it with what, by person. */
interface Figure {
  readonly smallest: number;
  /** Year of a table; null: of a board by itself. */
  readonly year: number | null;
  readonly persons: number;
  readonly fte: Readonly<Record<string, number>>;
}

/** All totals that are out: of boards by themselves, and those of tables, of everybody and by board. */
const totals = (hub: TestSubgraph): Promise<Figure[]> =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<Figure>(`
      with said as (
        select distinct on (s.board_no, s.number, person) s.board_no, s.number, person, c.fte, c.employments
        from staff.release s join staff.release r using (board_no, cell, smallest)
        join staff.release_people c on c.board_no = r.board_no and c.number = r.number
        cross join lateral unnest(c.people) as person where r.number <= s.number
        order by s.board_no, s.number, person, r.number desc)
      select smallest, null::int as year, persons, (select jsonb_object_agg(person, fte) from said
        where said.board_no = r.board_no and said.number = r.number and employments > 0) as fte
      from staff.release r
      union all
      select smallest, extract(year from (select on_day from staff.figure_release where id = t.release_id))::int, amounts[1], (
        select jsonb_object_agg(person, (select sum((part -> 'add' ->> 2)::int) from jsonb_array_elements(p.parts) part))
        from staff.figure_people p cross join lateral unnest(p.people) person
        where p.release_id = t.release_id and (c.key = '{}' or p.family = c.key[1]))
      from staff.figure_table t join staff.figure_cell c on c.table_id = t.id
      where t.dimensions in ('{}', '{BOARD}') and c.why is null`);
    return rows;
  });

it("totals of boards and of regions, asked for month by month or out in tables, tell of nobody together", async () => {
  let [inTables, olderOut] = [0, 0];
  await forSeeds("T-07", { commit: 1, long: 20 }, async (random) => {
    const hub = await testSubgraph(staff);
    const sites = Object.entries(SITES).flatMap(([boardNumber, codes]) =>
      codes.map((siteCode, at) => siteRecord({ siteCode, boardNumber, municipalityCode: at === 0 ? "0114" : "0106" })),
    );
    await hub.load(site, sites, { board: null });
    const { pool, figures: counting } = countingLogin<StaffTables>(hub.url, "staff");
    const people = new Map(
      (Object.keys(SITES) as Board[]).map((board) => [
        board,
        Array.from({ length: 80 + random.below(60) }, (_, at) => personOf(random, board, at)),
      ]),
    );
    for (let run = 1; run <= DELIVERIES; run += 1) {
      for (const [board, own] of people) {
        await deliver(hub, board, run * 10 + Number(board.at(-1)), own);
        const isChanged = () => random.next() < 0.1;
        people.set(
          board,
          own.map((person, at) => (isChanged() ? personOf(random, board, at) : person)),
        );
      }
      await askSome(hub, random);
      await observe(hub, Object.keys(SITES), { from: "2022-08-01", until: "2026-11-01" });
      for (let night = 1; night <= NIGHTS; night += 1) {
        await releaseFigures(counting, "2026-12-15");
      }
      await askSome(hub, random);
    }
    await pool.end();
    const figures = await totals(hub);
    for (const { persons, fte } of figures) expect(Object.keys(fte)).toHaveLength(persons);
    inTables += figures.length;
    const years = [...new Set(figures.flatMap(({ year }) => year ?? []))];
    olderOut += years.filter((year) => year < 2024).length;
    const ids = [...new Set(figures.flatMap(({ fte }) => Object.keys(fte)))];
    for (const smallest of [10, 5]) {
      for (const from of years.filter((year) => year + APART <= Math.max(...years))) {
        const isSeen = ({ year }: Figure) => year === null || (year >= from && year <= from + APART);
        const seen = figures.filter((one) => one.smallest >= smallest && isSeen(one));
        const each = (amount: (fte: number) => number) => ids.map((id) => seen.map(({ fte }) => amount(fte[id] ?? 0)));
        expect(fewestTold(each(Math.sign), random)).toBeGreaterThanOrEqual(smallest);
        expect(fewestTold(each(Number), random)).toBeGreaterThanOrEqual(smallest);
      }
    }
    await hub.close();
  });
  expect(inTables).toBeGreaterThan(20);
  expect(olderOut).toBeGreaterThan(0);
}, 120_000);
