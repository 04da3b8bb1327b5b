import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import type { Random } from "@regiohub/infra/testing/random";
import { testSeals } from "@regiohub/infra/testing/seals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { countStatements } from "@regiohub/infra/testing/statements";
import { adviser, boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { askEntities, ENTITIES, type Reference, type Thing, thingsOf } from "./support/entities.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("G-14");
/** What one fetch of the gateway may ask for at most, in this test. */
const MANY = 10_000;

let filled: FilledHub;
let things: Readonly<Record<string, readonly Thing[]>>;
const opened = new Map<string, OpenSubgraph>();
beforeAll(async () => {
  filled = await filledHub();
  things = await thingsOf(filled.url);
  for (const subgraph of hub.subgraphs) {
    const options = { url: filled.url, seals: testSeals, audit: testAuditKeys(), statementTimeoutMs: 30_000 };
    opened.set(subgraph.name, openSubgraph(subgraph, options));
  }
}, TIMEOUT);
afterAll(async () => {
  await Promise.all([...opened.values()].map((one) => one.close()));
  await filled.drop();
});

const callers: readonly Caller[] = [
  boardCaller("99001"),
  boardCaller("99002", "99003"),
  boardCaller("99999"),
  partner,
  { ...partner, partner: "other", boards: ["99001"] },
  adviser("MC-DEMO-1"),
  operator,
];

/** Keys that name nothing, each wrong in its own way. */
const WRONG: readonly ((key: string, random: Random) => unknown)[] = [
  () => "nothing",
  () => "' or 1=1 --",
  () => "",
  () => 1,
  () => null,
  () => ["x"],
  (key) => `${key}x`,
  (key, random) => key.slice(0, random.below(key.length)),
];

/** A reference like this one that names nothing. */
function spoilt({ __typename, ...key }: Reference, random: Random): object {
  const wrong = random.pick(WRONG);
  const spoil = ([name, text]: [string, unknown]) => [name, wrong(String(text), random)];
  return { __typename, ...Object.fromEntries(Object.entries(key).map(spoil)) };
}

describe.each(hub.subgraphs.map(({ name }) => name))("references to %s", (name) => {
  const open = () => opened.get(name) as OpenSubgraph;
  const known = () => things[name] as readonly Thing[];

  it(
    "are answered where the caller may see the thing, and null, without an error, where not or where there is none",
    async () => {
      await forSeeds("G-14", { commit: 125, long: 2_500 }, async (random) => {
        const caller = random.pick(callers);
        const asked = Array.from({ length: 1 + random.below(30) }, () => {
          const thing = random.pick(known());
          const right = thing.reference(caller);
          if (random.next() < 0.7) {
            return { reference: right, type: thing.isSeenBy(caller) ? thing.type : null };
          }
          return { reference: spoilt(right, random), type: null };
        });
        const answer = await askEntities(
          open(),
          asked.map(({ reference }) => reference),
          caller,
        );
        expect(answer).toEqual({
          data: { _entities: asked.map(({ type }) => (type === null ? null : { __typename: type })) },
        });
      });
    },
    TIMEOUT,
  );

  it("that are no references are errors that say so, and give nothing away", async () => {
    const [thing] = known();
    if (!thing) throw new Error("nothing known");
    const { __typename: _, ...keyless } = thing.reference(partner);
    for (const reference of [
      {},
      keyless,
      { __typename: "Nothing", id: "1" },
      { __typename: "Query" },
      { __typename: 1 },
    ]) {
      const answer = await askEntities(open(), [reference], boardCaller("99001"));
      expect([null, undefined, [null]]).toContainEqual(answer.data?._entities ?? null);
      for (const { message } of answer.errors ?? []) expect(message).not.toMatch(/select |\bat \/|node_modules|\.js/);
    }
  });

  it(
    "are one statement a type, ten thousand of them too",
    async () => {
      const subgraph = hub.subgraphs.find((one) => one.name === name);
      if (!subgraph) throw new Error("no such subgraph");
      const caller = boardCaller("99001");
      const references = Array.from({ length: MANY }, (_, at) => known()[at % known().length]?.reference(caller));
      const types = new Set(references.map((one) => one?.__typename));
      const { result, statements } = await countStatements(subgraph, filled.url, ENTITIES, {
        caller,
        variables: { references },
      });
      expect(result.data?._entities).toHaveLength(MANY);
      expect(result.errors).toBeUndefined();
      expect(statements.length).toBeLessThanOrEqual(types.size);
    },
    TIMEOUT,
  );
});
