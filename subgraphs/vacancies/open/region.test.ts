import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { fewestTold } from "@regiohub/infra/figures/testing/attacker";
import { Random } from "@regiohub/infra/testing/random";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { dayOf } from "@regiohub/infra/values";
import { daysGivenOut } from "@regiohub/schema/access/given-out";
import { functionGroup } from "@regiohub/schema/records/function-group";
import { site, vacancy } from "@regiohub/schema/records/index";
import { VACANCY_STATUSES, type VacancyRecord } from "@regiohub/schema/records/vacancy";
import { adviser, boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { vacancies } from "../index.js";
import { COUNTS, type Counts, releaseOn, vacancyRecord } from "../testing/counts.js";

/** Emmen and Coevorden lie in AM03 and Assen in AM01; all three in the province of Drenthe. */
const CITIES = { "0114": "AM03", "0109": "AM03", "0106": "AM01" } as const;
const BOARDS = ["11111", "22222", "33333", "44444"];
const OCTOBERS = ["2023-10-01", "2024-10-01", "2025-10-01"];
const DRENTHE = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };
const PROVINCE = { scheme: "PROVINCIE", code: "PV22" };
const own: Caller = { ...adviser(), regions: [DRENTHE] };

/** Board by board a site in each municipality, the first of them in Emmen. */
const siteOf = (board: string, city: string) =>
  `${board.slice(0, 2)}ZA0${Object.keys(CITIES).sort().reverse().indexOf(city)}`;
const cityOf = new Map(
  BOARDS.flatMap((board) => Object.keys(CITIES).map((city) => [siteOf(board, city), city] as const)),
);

const GROUP_OF: Readonly<Record<string, string>> = { LB: "TEACHING", D12: "MANAGEMENT", OA4: "SUPPORT" };

/** By board and 1 October all that it delivers. */
const delivered = new Map<string, readonly VacancyRecord[]>();

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(vacancies);
  const sites = BOARDS.flatMap((board) =>
    Object.keys(CITIES).map((municipalityCode) => {
      const siteCode = siteOf(board, municipalityCode);
      return { siteCode, brin: siteCode.slice(0, 4), boardNumber: board, name: "De Zon", city: "X", municipalityCode };
    }),
  );
  await hub.load(site, sites, { board: null, coverage: "full" });
  const random = new Random(7);
  for (const board of BOARDS) {
    const groups = Object.entries(GROUP_OF).map(([functionCode, group]) => ({ functionCode, functionGroup: group }));
    await hub.load(functionGroup, groups, { board });
    for (const [at, day] of OCTOBERS.entries()) {
      const kept = (delivered.get(`${board} ${OCTOBERS[at - 1]}`) ?? []).filter(() => random.below(3) === 0);
      const fresh = Array.from({ length: 24 }, (_, number) =>
        vacancyRecord(`${day.slice(0, 4)}-${number}`, {
          opensOn: `${day.slice(0, 4)}-0${1 + random.below(9)}-15`,
          status: random.pick([...VACANCY_STATUSES, "INTERNAL", "POOL"]),
          functionCode: random.pick(["LB", "LB", "LB", "OA4", "D12", null]),
          siteCode: random.pick([...Object.keys(CITIES).map((city) => siteOf(board, city)), null]),
          fte: random.pick(["0.4000", "0.8000", "1.0000"]),
        }),
      );
      const records = [...kept, ...fresh];
      delivered.set(`${board} ${day}`, records);
      await hub.load(vacancy, records, { board, day, runId: at + 1, coverage: "full" });
    }
  }
});
afterAll(() => hub.close());

const ask = (caller: Caller, on: string, region = DRENTHE) =>
  hub.query<{ _entities: [{ openVacancies: Counts }] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { openVacancies(on: "${on}") { ${COUNTS} } } } }`,
    { caller, variables: { of: [{ __typename: "Region", ...region }] } },
  );
async function countsOf(...asked: Parameters<typeof ask>): Promise<Counts> {
  const answer = await ask(...asked);
  expect(answer.errors).toBeUndefined();
  return answer.data?._entities[0].openVacancies as Counts;
}

/** Open in a region on a 1 October, told plainly; for a board as a whole, at its first site, which is in Emmen. */
const openIn = (inRegion: (city: string) => boolean, on: string): VacancyRecord[] =>
  BOARDS.flatMap((board) => {
    const closed = ["DRAFT", "FILLED", "WITHDRAWN"];
    const records = delivered.get(`${board} ${on}`) ?? [];
    return records.filter(({ status, siteCode }) => {
      return !closed.includes(status) && inRegion(cityOf.get(siteCode ?? siteOf(board, "0114")) ?? "");
    });
  });
const isShared = ({ status }: VacancyRecord) => ["REGIONAL", "EXTERNAL", "OFFERED"].includes(status);
const inAm03 = (city: string) => CITIES[city as keyof typeof CITIES] === "AM03";
const figures = (some: readonly VacancyRecord[]) => ({
  vacancies: { value: String(some.length), why: [] },
  fte: { value: some.reduce((sum, { fte }) => sum + Number(fte), 0).toFixed(4), why: [] },
});

const noneFor = (why: string) => ({ vacancies: { value: null, why: [why] }, fte: { value: null, why: [why] } });
const [NOT_YET, NEVER] = [noneFor("NOT_PUBLISHED"), noneFor("NOT_PLANNED")];

/** Of the last 1 Octobers some are to come, of those before none is. */
const notOut = (on: string) => (daysGivenOut(dayOf(new Date())).includes(on) ? NOT_YET : NEVER);

describe("a region's open vacancies", () => {
  it("are exact as far as boards share them, on any day; the rest is not told before it is given out", async () => {
    for (const caller of [own, partner, boardCaller("22222")]) {
      for (const on of OCTOBERS) {
        const told = await countsOf(caller, on);
        const shared = openIn(inAm03, on).filter(isShared);
        expect(told).toMatchObject({
          boards: 4,
          boardsDelivered: 4,
          shared: figures(shared),
          unshared: notOut(on),
          all: notOut(on),
        });
        for (const { functionGroup: group, shared: own } of told.groups) {
          const ofGroup = shared.filter(({ functionCode }) => (GROUP_OF[functionCode ?? ""] ?? null) === group);
          expect(own).toEqual(figures(ofGroup));
        }
      }
      expect((await countsOf(caller, "2025-10-02")).shared).toEqual(
        figures(openIn(inAm03, "2025-10-01").filter(isShared)),
      );
    }
  });

  it("were not observed before the first delivery, and are not delivered where no board delivers", async () => {
    expect((await countsOf(own, "2023-09-30")).all.fte).toEqual({ value: null, why: ["NOT_OBSERVED"] });
    const elsewhere = await countsOf(partner, "2025-10-01", { ...DRENTHE, code: "AM99" });
    expect(elsewhere).toMatchObject({ boards: 0, all: { fte: { value: null, why: ["NOT_DELIVERED"] } } });
  });

  it("that boards do not share are given out of 1 October, as they are or not at all; groups of few are not", async () => {
    await releaseOn(hub.url, "2025-12-15");
    let [out, hidden] = [0, 0];
    for (const on of OCTOBERS) {
      const told = await countsOf(own, on);
      const open = openIn(inAm03, on);
      const unshared = open.filter((one) => !isShared(one));
      for (const { functionGroup: group, unshared: own } of [{ functionGroup: "ALL", ...told }, ...told.groups]) {
        const ofGroup = unshared.filter(
          ({ functionCode }) => group === "ALL" || (GROUP_OF[functionCode ?? ""] ?? null) === group,
        );
        if (own.vacancies.value === null) hidden += 1;
        else out += 1;
        if (own.vacancies.value !== null) expect([on, group, own]).toEqual([on, group, figures(ofGroup)]);
        if (ofGroup.length < 10) expect(own.vacancies.value).toBeNull();
      }
      if (told.unshared.vacancies.value !== null) expect(told.all).toEqual(figures(open));
    }
    expect(out).toBeGreaterThan(2);
    expect(hidden).toBeGreaterThan(2);
  });

  it("that boards do not share are of no other days, and of no other schemes", async () => {
    expect(await countsOf(own, "2025-10-02")).toMatchObject({ unshared: NEVER, all: NEVER, boardsDelivered: 4 });
    const area = await countsOf(partner, "2025-10-01", { scheme: "RPA", code: "04" });
    expect(area.unshared.vacancies.why.filter((why) => why !== "NOT_PLANNED" && why !== "NOT_DELIVERED")).toEqual([]);
    const corop = await countsOf(partner, "2025-10-01", { scheme: "COROP", code: "08" });
    expect(corop.unshared.vacancies.value).toBeNull();
  });

  it("are an adviser's of the region alone", async () => {
    const elsewhere = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM01" }] };
    expect(codesOf(await ask(elsewhere, "2025-10-01"))).toEqual(["FORBIDDEN"]);
  });

  it("no sum of what is given out of overlapping regions, over three years, is of fewer than may be told of", async () => {
    // The province less the one region would be the few of the other one.
    const province = await countsOf(partner, "2025-10-01", PROVINCE);
    expect(province.unshared.vacancies).toEqual({ value: null, why: ["SUPPRESSED"] });
    for (const smallest of [10, 5]) {
      const amounts = await withClient(hub.url, async (client) => {
        const { rows } = await client.query<{ amounts: number[] }>(
          `with cell as (
             select t.release_id, t.id, c.key, row_number() over (order by t.id, c.key) as at, count(*) over () as width
             from vacancies.figure_table t join vacancies.figure_cell c on c.table_id = t.id
             where t.smallest >= $1 and c.why is null),
           person as (
             select person, release_id, parts -> 0 -> 'is' ->> 'FUNCTION_GROUP' as code
             from vacancies.figure_people, unnest(people) as person)
           select array_agg((p.release_id is not null)::int order by cell.at) as amounts
           from (select distinct person from person) who cross join cell
           left join person p on p.person = who.person and p.release_id = cell.release_id
             and (cell.key = '{}' or cell.key[1] = p.code)
           group by who.person`,
          [smallest],
        );
        return rows.map((row) => row.amounts);
      });
      expect(amounts[0]?.length).toBeGreaterThan(5);
      expect(fewestTold(amounts, new Random(1))).toBeGreaterThanOrEqual(smallest);
    }
  });
});
