import { expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { fewestTold } from "@regiohub/infra/figures/testing/attacker";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { size } from "@regiohub/infra/testing/size";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { deliver, type Person } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";

const MONTHS = Array.from({ length: size("T-07", { commit: 8, long: 24 }) }, (_, at) => {
  return `${2025 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, "0")}-01`;
});
const DELIVERIES = 2;
/** Sites of the board, each with the region that it lies in. */
const SITES = { "99ZA00": "AM03", "99ZA01": "AM01" } as const;

const personOf = (random: Random, number: number): Person => {
  const [first, last] = [random.below(MONTHS.length), random.below(MONTHS.length)];
  const stays = random.next() < 0.5;
  return {
    memberNumber: String(number).padStart(5, "0"),
    fte: random.pick(["1.0000", "0.8000", "0.6000", "0.3333"]),
    siteCode: random.next() < 0.6 ? "99ZA00" : "99ZA01",
    startsOn: stays ? "2020-08-01" : (MONTHS[first] as string),
    endsOn: stays || last < first ? null : (MONTHS[last] as string),
  };
};

/** What each person adds to a figure of a cell on a day, in ten-thousandths; 0: not in it. */
const addsTo = (people: readonly Person[], cell: string, on: string): number[] =>
  people.map(({ startsOn = "", endsOn, siteCode, fte }) => {
    const isHere = cell === "*" || cell === `ARBEIDSMARKTREGIO ${SITES[siteCode as keyof typeof SITES]}`;
    return isHere && startsOn <= on && (endsOn == null || endsOn >= on) ? Number(fte) * 10_000 : 0;
  });

const askAll = async (hub: TestSubgraph) => {
  const months = MONTHS.map((on, at) => `m${at}: workforce(on: "${on}") { persons fte }`).join(" ");
  const regions = Object.values(SITES).map(
    (code) => `${code}: region(scheme: ARBEIDSMARKTREGIO, code: "${code}") { ${months} }`,
  );
  for (const caller of [partner, boardCaller("99002")]) {
    const answer = await hub.query(`{ board(number: "99001") { ${months} } ${regions.join(" ")} }`, { caller });
    expect(answer.errors).toBeUndefined();
  }
};

interface Out {
  readonly number: number;
  readonly cell: string;
  readonly smallest: number;
  readonly on: string;
  readonly persons: number;
  readonly fte: string;
}

const released = (hub: TestSubgraph, after: number): Promise<Out[]> =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<Out>(
      `select number, cell, smallest, counted_on as on, persons, fte from staff.release
       where board_no = '99001' and number > $1 order by number`,
      [after],
    );
    return rows;
  });

it("gives out of a board nothing that tells of few, and nothing that is not so", async () => {
  await forSeeds("T-07", { commit: 2, long: 30 }, async (random) => {
    const hub = await testSubgraph(staff);
    const sites = [
      ...Object.keys(SITES).map((siteCode) =>
        siteRecord({ siteCode, municipalityCode: siteCode === "99ZA00" ? "0114" : "0106" }),
      ),
      siteRecord({ siteCode: "99YA00", boardNumber: "99002" }),
    ];
    await hub.load(site, sites, { board: null });
    let people = Array.from({ length: 60 + random.below(60) }, (_, at) => personOf(random, at));
    const figures: { readonly smallest: number; readonly adds: number[] }[] = [];
    for (let run = 1; run <= DELIVERIES; run += 1) {
      await deliver(hub, "99001", run, people);
      await askAll(hub);
      for (const out of await released(hub, figures.length)) {
        const adds = addsTo(people, out.cell, out.on);
        const sum = adds.reduce((total, one) => total + one, 0);
        expect(out).toMatchObject({
          persons: adds.filter(Boolean).length,
          fte: (sum / 10_000).toFixed(4),
        });
        figures.push({ smallest: out.smallest, adds });
      }
      // Persons keep their number: who is corrected is who they were.
      people = people.map((person, at) => (random.next() < 0.2 ? personOf(random, at) : person));
    }
    expect(figures.length).toBeGreaterThan(3);
    for (const smallest of [10, 5]) {
      const seen = figures.filter((one) => one.smallest >= smallest);
      const each = (amount: (add: number) => number) =>
        people.map((_, at) => seen.map(({ adds }) => amount(adds[at] as number)));
      expect(fewestTold(each(Math.sign), random)).toBeGreaterThanOrEqual(smallest);
      expect(fewestTold(each(Number), random)).toBeGreaterThanOrEqual(smallest);
    }
    const exact = people.map((_, at) => MONTHS.map((on) => addsTo(people, "*", on)[at] as number));
    expect(fewestTold(exact, random)).toBeLessThan(10); // what the board itself may ask
    await hub.close();
  });
}, 120_000);
