import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "@regiohub/staff";
import { vacancies } from "@regiohub/vacancies";
import type { Client } from "pg";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("G-13");
/** Rows that a walk begins with. */
const ROWS = 40;

/** A list that is paged, over a table that changes meanwhile. */
interface List {
  readonly open: () => TestSubgraph;
  readonly caller: Caller;
  /** Reads a page: `$first`, `$after`. */
  readonly document: string;
  /** Adds rows under numbers. */
  readonly add: string;
  readonly remove: string;
}

let people: TestSubgraph;
let jobs: TestSubgraph;
beforeAll(async () => {
  [people, jobs] = await Promise.all([testSubgraph(staff), testSubgraph(vacancies)]);
  await withClient(people.url, (client) =>
    client.query("insert into staff.board (number, name, delivers) values ('99001', 'Board', true)"),
  );
}, TIMEOUT);
afterAll(() => Promise.all([people.close(), jobs.close()]));

const PAGE = "edges { node { id } cursor } pageInfo { hasNextPage endCursor }";
const LISTS: Readonly<Record<string, List>> = {
  "people of a board": {
    open: () => people,
    caller: boardCaller("99001"),
    document: `query ($first: Int!, $after: String) { list: board(number: "99001") { staffMembers(first: $first, after: $after) { ${PAGE} } } }`,
    add: "insert into staff.member (board_no, number, run_id) select '99001', number, 1 from unnest($1::text[]) number",
    remove: "delete from staff.member where number = any ($1)",
  },
  vacancies: {
    open: () => jobs,
    caller: partner,
    document: `query ($first: Int!, $after: String) { list: vacancies(first: $first, after: $after, orderBy: OPENS_ON_ASC) { ${PAGE} } }`,
    add: `insert into vacancies.vacancy (board_no, vacancy_number, title, fte, status, opens_on, run_id)
      select '99001', number, 'Leraar', 1, 'EXTERNAL', date '2026-01-01' + abs(hashtext(number)) % 9, 1
      from unnest($1::text[]) number`,
    remove: "delete from vacancies.vacancy where vacancy_number = any ($1)",
  },
};

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string }; readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function readPage({ open, caller, document }: List, first: number, after: string | null) {
  const answer = await open().query<{ list: Page | { staffMembers: Page | null } | null }>(document, {
    caller,
    variables: { first, after },
  });
  const list = answer.data?.list ?? null;
  return { codes: codesOf(answer), page: list && "staffMembers" in list ? list.staffMembers : list };
}

/** Pages through the whole list in pages of any size, from any cursor of a page, while `change` is at work in between. */
async function walk(list: List, random: Random, change: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { page } = await readPage(list, 1 + random.below(15), after);
    if (!page) throw new Error("no page");
    // Who takes only some of a page goes on behind the last that was taken.
    const taken = page.edges.slice(0, random.next() < 0.3 ? 1 + random.below(page.edges.length || 1) : undefined);
    seen.push(...taken.map(({ node }) => node.id));
    if (taken.length === page.edges.length && !page.pageInfo.hasNextPage) return seen;
    after = taken.at(-1)?.cursor ?? null;
    await change();
  }
}

/** Rows that come and go, each under a number of its own. */
class Rows {
  #last = 0;
  #there: string[] = [];

  constructor(
    readonly client: Client,
    readonly list: List,
  ) {}

  async add(count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => String(this.#last + 1 + index));
    this.#last += count;
    this.#there.push(...numbers);
    await this.#run(this.list.add, numbers);
  }

  async removeOne(random: Random): Promise<void> {
    const number = random.pick(this.#there);
    this.#there = this.#there.filter((one) => one !== number);
    await this.#run(this.list.remove, [number]);
  }

  async clear(): Promise<void> {
    await this.#run(this.list.remove, this.#there);
  }

  async #run(sql: string, numbers: readonly string[]): Promise<void> {
    await this.client.query("select set_config('hub.run_id', '1', false)");
    await this.client.query(sql, [numbers]);
  }
}

describe.each(Object.entries(LISTS))("a list of %s", (_name, list) => {
  const idsNow = async () => {
    const { page } = await readPage(list, 100, null);
    return page?.edges.map(({ node }) => node.id) ?? [];
  };

  it(
    "gives what stays once, and nothing twice, however rows come and go between pages",
    () =>
      withClient(list.open().url, async (client) => {
        await forSeeds("G-13", { commit: 50, long: 12_500 }, async (random) => {
          for (let round = 0; round < 2; round += 1) {
            const rows = new Rows(client, list);
            await rows.add(ROWS);
            const before = await idsNow();
            const seen = await walk(list, random, async () => {
              for (let change = random.below(4); change > 0; change -= 1) {
                await (random.next() < 0.5 ? rows.add(1) : rows.removeOne(random));
              }
            });
            const after = new Set(await idsNow());
            expect(new Set(seen).size).toBe(seen.length);
            const stable = before.filter((id) => after.has(id));
            expect(stable.filter((id) => !seen.includes(id))).toEqual([]);
            expect(stable.length).toBeGreaterThan(0);
            await rows.clear();
          }
        });
      }),
    TIMEOUT,
  );

  it("goes on from a cursor whose row has gone", async () =>
    withClient(list.open().url, async (client) => {
      const rows = new Rows(client, list);
      await rows.add(10);
      const all = await idsNow();
      const cursor = (await readPage(list, 5, null)).page?.pageInfo.endCursor ?? "";
      await client.query("select set_config('hub.run_id', '1', false)");
      const gone = all[4] as string;
      for (let number = 1; (await idsNow()).includes(gone); number += 1)
        await client.query(list.remove, [[String(number)]]);
      const left = await idsNow();
      const rest = (await readPage(list, 10, cursor)).page?.edges.map(({ node }) => node.id) ?? [];
      expect(rest).toEqual(all.slice(5).filter((id) => left.includes(id)));
      await rows.clear();
    }));

  it("refuses cursors that were made by hand, changed, or given to somebody else or by another list", async () => {
    const [other] = Object.values(LISTS).filter((one) => one !== list) as [List];
    const cursors = await withClient(list.open().url, async (client) => {
      const rows = new Rows(client, list);
      await rows.add(1);
      const { page } = await readPage(list, 1, null);
      await rows.clear();
      return page?.edges.map(({ cursor }) => cursor) ?? [];
    });
    const [own = ""] = cursors;
    expect(own).not.toBe("");
    const forged = [
      Buffer.from('["99001"]').toString("base64url"),
      `${own}A`,
      own.slice(1),
      own.toUpperCase(),
      "x",
      "0",
      "' or 1=1 --",
      "A".repeat(5_000),
    ];
    for (const after of forged) expect(await readPage(list, 5, after)).toMatchObject({ codes: ["CURSOR_INVALID"] });
    expect((await readPage(list, 5, own)).codes).toBeUndefined();
    expect(await readPage(other, 5, own)).toMatchObject({ codes: ["CURSOR_INVALID"] });
  });
});

it("is cut for one audience: a partner's cursor is no other partner's, nor a board's", async () => {
  const list = LISTS.vacancies as List;
  await withClient(jobs.url, async (client) => {
    const rows = new Rows(client, list);
    await rows.add(1);
    const cursor = (await readPage(list, 1, null)).page?.pageInfo.endCursor ?? "";
    for (const caller of [{ ...partner, partner: "other" }, boardCaller("99001")]) {
      expect(await readPage({ ...list, caller }, 1, cursor)).toMatchObject({ codes: ["CURSOR_INVALID"] });
    }
    expect((await readPage({ ...list, caller: { ...partner, subject: "x" } }, 1, cursor)).codes).toBeUndefined();
    await rows.clear();
  });
});
