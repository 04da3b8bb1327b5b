import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import type { Random } from "@regiohub/infra/testing/random";
import { testSeals } from "@regiohub/infra/testing/seals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { mobility } from "@regiohub/mobility";
import { profile } from "@regiohub/schema/records/index";
import { graphql } from "graphql";
import { idsOf, personnel, profileOf, profileReader, profilesPage, record, withdraw } from "./support/consents.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("T-08");
const BOARD = "99001";
const PEOPLE = 6;
const hr = personnel(BOARD);
const portal = profileReader("portal");

let hub: TestSubgraph;
let ids: Map<string, string>;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  const records = Array.from({ length: PEOPLE }, (_, index) => profileOf(BOARD, String(index)));
  await hub.load(profile, records, { board: BOARD });
  ids = await idsOf(hub, hr);
}, TIMEOUT);
afterAll(() => hub.close());

const agree = (name: string) =>
  record(hub, hr, { staffMember: ids.get(name) as string, recipient: { partner: "portal" } });
const leave = (name: string) =>
  withdraw(hub, hr, { staffMember: ids.get(name) as string, recipient: { partner: "portal" } });

/** Who was seen by a question, and who could not be any more when it began. */
interface Sight {
  readonly seen: readonly string[];
  readonly gone: ReadonlySet<string>;
}

/** Walks through the list again and again, the last time after it was told to stop. */
async function page(gone: ReadonlySet<string>, first: number, isDone: () => boolean): Promise<Sight[]> {
  const sights: Sight[] = [];
  let isLast: boolean;
  do {
    isLast = isDone();
    let after: string | null = null;
    do {
      const before = new Set(gone);
      const { edges, pageInfo } = await profilesPage(hub, portal, { first, after });
      sights.push({ seen: edges.map(({ node }) => node.functionWanted), gone: before });
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
  } while (!isLast);
  return sights;
}

/** Some people withdraw while several askers page; gives whom they saw. */
async function race(random: Random): Promise<Sight[]> {
  const everyone = [...ids.keys()];
  await Promise.all(everyone.map(agree));
  const leaving = everyone.filter(() => random.next() < 0.5);
  const gone = new Set<string>();
  let isDone = false;
  const askers = Array.from({ length: 2 }, () => page(gone, random.pick([1, 2, 4, PEOPLE]), () => isDone));
  for (const name of leaving) {
    await leave(name);
    gone.add(name); // what is asked from now on may not show them
  }
  isDone = true;
  return (await Promise.all(askers)).flat();
}

it(
  "takes a person out of every page that is asked after they withdrew, and no one else",
  async () => {
    await forSeeds("T-08", { commit: 20, long: 200 }, async (random) => {
      const sights = await race(random);
      for (const { seen, gone } of sights) expect(seen.filter((name) => gone.has(name))).toEqual([]);
      const left = new Set([...ids.keys()].filter((name) => !sights.at(-1)?.gone.has(name)));
      expect(
        new Set((await profilesPage(hub, portal, { first: 100 })).edges.map(({ node }) => node.functionWanted)),
      ).toEqual(left);
    });
  },
  TIMEOUT,
);

it("takes them out of a question that is under way: its next statement does not see them", async () => {
  await agree(`${BOARD}/0`);
  const keys = { seals: testSeals, audit: testAuditKeys() };
  const open = openSubgraph(mobility, { url: hub.url, ...keys, statementTimeoutMs: 10_000 });
  const { context, finish } = open.begin({ caller: portal, requestId: "test", trace: clientTrace({}) });
  const ask = () =>
    graphql({ schema: open.schema, source: "{ mobilityProfiles(first: 100) { totalCount } }", contextValue: context });
  const before = (await ask()).data?.mobilityProfiles as { totalCount: number };
  await leave(`${BOARD}/0`);
  const after = (await ask()).data?.mobilityProfiles as { totalCount: number };
  await finish();
  await open.close();
  expect(before.totalCount - after.totalCount).toBe(1);
});

it("does not bring anybody back when consents are given and withdrawn at once: what is answered last holds", async () => {
  const name = `${BOARD}/1`;
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([agree(name), leave(name), agree(name), leave(name)]);
    await leave(name);
    const { edges } = await profilesPage(hub, portal, { first: 100 });
    expect(edges.map(({ node }) => node.functionWanted)).not.toContain(name);
  }
});
