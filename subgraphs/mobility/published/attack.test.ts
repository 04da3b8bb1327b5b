import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { fewestTold } from "@regiohub/infra/figures/testing/attacker";
import { Random } from "@regiohub/infra/testing/random";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { ClientBase } from "pg";
import { FURTHER_CUTS, givenOutAs, USUAL_CUT } from "../flow/cuts.js";
import { CELLS } from "../flow/entries.js";
import { ANNUAL_LINES, EVENT_LINES } from "../flow/kind.js";
import { mobility } from "../index.js";
import { historyOf, lastDays, viewOf } from "../testing/history.js";
import { releaseOn } from "../testing/released.js";
import { conclude, deliver, forgetAll } from "../testing/stored.js";

const random = new Random(1);

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, (client) => deliverHistory(client, random));
  await releaseOn(hub.url, "2026-10-20");
});
afterAll(() => hub.close());

/** Delivers eight boards' ten years, up to the last day of each. */
async function deliverHistory(client: ClientBase, random: Random): Promise<void> {
  const view = viewOf(historyOf(random, 1_500), lastDays());
  await forgetAll(client, view.known.sectors);
  const named = view.components.flatMap((stays, name) => stays.map((stay) => ({ stay, name })));
  for (const [board, own] of Map.groupBy(named, ({ stay }) => stay.person.board)) {
    const observed = view.known.observed.get(board);
    if (!observed) continue;
    const names = new Map(own.map(({ stay, name }) => [stay.person.number, name]));
    await deliver(client, board, {
      stays: own.map(({ stay }) => stay),
      tokens: [...names].map(([number, name]) => ({
        person: { board, number },
        keyVersion: "v1",
        tokenKind: "NAME_INITIALS_BIRTH",
        token: `n${name}`.padEnd(43, "x"),
      })),
      bornOn: (number) => view.known.bornOn({ board, number }),
      observed,
    });
  }
  await conclude(client);
}

interface Released {
  readonly people: readonly {
    readonly parts: readonly { readonly is: Record<string, string> }[];
    readonly people: string[];
  }[];
  /** Table, code and figure of each cell that is out. */
  readonly cells: readonly (readonly [table: string, code: string, amount: number])[];
}

/** Everything that those see who may be told of so few, and who is in it. */
async function seenBy(client: ClientBase, smallest: number): Promise<readonly Released[]> {
  const { rows } = await client.query<Released>(
    `select
       (select jsonb_agg(jsonb_build_object('parts', p.parts, 'people', p.people)) from mobility.figure_people p
        where p.release_id = r.id) as people,
       (select coalesce(jsonb_agg(jsonb_build_array(t.dimensions[1], c.key[1], c.amounts[1])), '[]')
        from mobility.figure_table t join mobility.figure_cell c on c.table_id = t.id
        where t.release_id = r.id and t.smallest >= $1 and c.why is null) as cells
     from mobility.figure_release r where r.place like 'FLOWS %' order by r.id`,
    [smallest],
  );
  return rows;
}

/** What each person adds to each cell that is out, of all releases. */
function amountsOf(releases: readonly Released[]): readonly (readonly number[])[] {
  const width = releases.reduce((sum, { cells }) => sum + cells.length, 0);
  const amounts = new Map<string, number[]>();
  let first = 0;
  for (const { people, cells } of releases) {
    const places = new Map(cells.map(([table, code], at) => [`${table} ${code}`, first + at]));
    for (const { parts, people: alike } of people) {
      for (const person of alike) {
        const own = amounts.get(person) ?? Array.from({ length: width }, () => 0);
        amounts.set(person, own);
        for (const { is } of parts) {
          const at = places.get(Object.entries(is).flat().join(" "));
          if (at !== undefined) own[at] = (own[at] ?? 0) + 1;
        }
      }
    }
    first += cells.length;
  }
  return [...amounts.values()];
}

it("no sum of what is given out of regions that overlap, over three years, is of fewer people than may be told of", async () => {
  await withClient(hub.url, async (client) => {
    for (const smallest of [10, 5]) {
      const releases = await seenBy(client, smallest);
      // Else the test says nothing.
      expect(releases.flatMap(({ cells }) => cells).length).toBeGreaterThan(50);
      expect(fewestTold(amountsOf(releases), random)).toBeGreaterThanOrEqual(smallest);
    }
  });
});

/** How many people there are in a cell of a release, each once however often they count. */
const personsIn = ({ people }: Released, cell: string): number =>
  people
    .filter(({ parts }) => parts.some(({ is }) => Object.entries(is).flat().join(" ") === cell))
    .reduce((sum, { people: alike }) => sum + alike.length, 0);

/** How many people count in each cell of a release, whether it is out or not. */
function totalsOf({ people }: Released): (cell: string | undefined) => number {
  const totals = new Map<string, number>();
  for (const { parts, people: alike } of people) {
    for (const { is } of parts) {
      const cell = Object.entries(is).flat().join(" ");
      totals.set(cell, (totals.get(cell) ?? 0) + alike.length);
    }
  }
  return (cell = "") => totals.get(cell) ?? 0;
}

it("from one 1 October to the next somebody at several boards is one", async () => {
  const releases = await withClient(hub.url, (client) => seenBy(client, 10));
  let [jobs, persons] = [0, 0];
  for (const release of releases) {
    const totalOf = totalsOf(release);
    for (const stock of ["BEFORE", "AFTER"]) {
      jobs += totalOf(`STOCK ${stock}`);
      persons += totalOf(`STOCK.ANNUAL_OCT1 ${stock}`);
      expect(totalOf(`STOCK.ANNUAL_OCT1 ${stock}`)).toBe(personsIn(release, `STOCK ${stock}`));
    }
  }
  expect(jobs).toBeGreaterThan(persons);
});

it("in each view, with each window and of each group of functions, who came and who left explain the stocks", async () => {
  const releases = await withClient(hub.url, (client) => seenBy(client, 10));
  let moved = 0;
  for (const release of releases) {
    const totalOf = totalsOf(release);
    for (const cut of [USUAL_CUT, ...FURTHER_CUTS]) {
      const [before = 0, after = 0] = [CELLS.before, CELLS.after].map((cell) => totalOf(givenOutAs(cut, cell)));
      const lines = cut.view === "EVENT" ? EVENT_LINES : ANNUAL_LINES;
      const sumOf = (direction: "IN" | "OUT") =>
        lines
          .filter((line) => line.direction === direction)
          .reduce((sum, line) => sum + totalOf(givenOutAs(cut, CELLS.line(line))), 0);
      expect({ cut, after: before + sumOf("IN") - sumOf("OUT") }).toEqual({ cut, after });
      for (const direction of ["IN", "OUT"] as const) {
        expect(totalOf(givenOutAs(cut, CELLS.all(direction)))).toBe(sumOf(direction));
      }
      moved += sumOf("IN") + sumOf("OUT");
    }
    for (const [table, code, amount] of release.cells) expect(amount).toBe(totalOf(`${table} ${code}`));
  }
  expect(moved).toBeGreaterThan(1_000);
});
