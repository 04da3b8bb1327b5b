import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { addDays } from "@regiohub/infra/days";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { size } from "@regiohub/infra/testing/size";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import { employment, member, site } from "@regiohub/schema/records/index";
import type { StretchRecord } from "@regiohub/schema/records/stretch";
import { staff } from "../index.js";
import { forgetPeople, type Offered, offeredAfter } from "../testing/offered.js";
import { memberRecord, siteRecord } from "../testing/records.js";
import { personLines } from "./testing/lines.js";
import { type Day, Told } from "./testing/told.js";

const SITES = ["99ZA00", "99ZA01", "99ZB00"];
const NUMBERS = ["1", "2", "3", "4"];
const TIMEOUT = size("ST-01", { commit: 60_000, long: 3_600_000 });

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = SITES.map((siteCode) => siteRecord({ siteCode }));
  await hub.load(site, sites, { board: null, coverage: "full" });
});
afterAll(() => hub.close());

/** What others keep of what is offered: all stretches of each person come together. */
function keep(kept: Map<string, readonly StretchRecord[]>, { worker, stretch }: Offered): void {
  expect(new Set(worker.map(({ memberNumber }) => memberNumber)).size).toBe(worker.length);
  const stretches = Map.groupBy(stretch, ({ memberNumber }) => memberNumber);
  for (const { memberNumber, hasStretches } of worker) {
    const own = stretches.get(memberNumber) ?? [];
    expect(own.length > 0).toBe(hasStretches);
    kept.set(memberNumber, own);
  }
  expect([...stretches.keys()].filter((number) => !kept.has(number))).toEqual([]);
}

/** Delivers some of the people, with employments by chance. */
async function deliver(random: Random, told: ReadonlyMap<string, Told>, delivery: Delivery): Promise<void> {
  const people = NUMBERS.filter(() => random.next() < 0.8);
  const lines = people.map((number) => personLines(random, number, SITES));
  const members = people.map((memberNumber) => memberRecord({ memberNumber }));
  await hub.load(member, members, delivery);
  const { rejections } = await hub.load(employment, lines.flat(), delivery);
  expect(rejections).toEqual([]);
  for (const [number, one] of told) {
    one.take(lines[people.indexOf(number)] ?? [], delivery.day, delivery.coverage === "full");
  }
}

interface Delivery {
  readonly runId: number;
  readonly day: CalendarDate;
  readonly coverage: "full" | "windowed";
}

it(
  "tells what was said last, and of what a full delivery left out what was said before, in any sequence",
  async () => {
    await forSeeds("ST-01", { commit: 8, long: 500 }, async (random) => {
      await forgetPeople(hub.url);
      const told = new Map(NUMBERS.map((number) => [number, new Told()]));
      const kept = new Map<string, readonly StretchRecord[]>();
      let day: CalendarDate = "2025-01-15";
      for (let runId = 1; runId <= 4; runId += 1) {
        const coverage = runId === 1 || random.next() < 0.7 ? "full" : "windowed";
        await deliver(random, told, { runId, day, coverage });
        keep(kept, await offeredAfter(hub, { runId, day, coverage }, runId === 1 ? "all" : "changed"));
        day = addDays(day, random.below(300));
      }
      const since = await firstDay();
      for (const [number, one] of told) expectTold(kept.get(number) ?? [], Object.assign(one, { since }));
    });
  },
  TIMEOUT,
);

const firstDay = (): Promise<CalendarDate> =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ day: CalendarDate }>("select from_on - 400 as day from staff.observed");
    return rows[0]?.day ?? "";
  });

/** On each day on which something may change, and the one before it, what is kept is what was told; and no more is told apart. */
function expectTold(stretches: readonly StretchRecord[], told: Told): void {
  const edges = stretches.flatMap(({ startsOn, endsOn }) => [
    startsOn,
    endsOn === null ? startsOn : addDays(endsOn, 1),
  ]);
  const days = [...new Set([told.since, ...told.edges(), ...edges].flatMap((day) => [day, addDays(day, -1)]))];
  const counted = days.filter((day) => day >= told.since).sort();
  const runsOn = (day: CalendarDate) =>
    stretches.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn));
  expect(counted.map((day) => [day, ...runsOn(day).map(whatOf)])).toEqual(
    counted.map((day) => [day, ...[told.on(day)].filter((said) => said !== undefined)]),
  );
  for (const [before, after] of stretches.slice(1).map((after, index) => [stretches[index], after] as const)) {
    if (before?.endsOn && addDays(before.endsOn, 1) === after.startsOn) {
      expect(whatOf(before)).not.toEqual(whatOf(after));
    }
  }
}

const whatOf = ({ functionGroup, siteCode, fte, contractKind, secondedTo }: StretchRecord): Day => ({
  functionGroup,
  siteCode,
  fte,
  contractKind,
  secondedTo,
});
