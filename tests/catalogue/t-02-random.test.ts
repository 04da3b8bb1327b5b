import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { mobility } from "@regiohub/mobility";
import { adviser, codesOf, operator } from "@regiohub/schema/testing/callers";
import { personnel, profileReader } from "./support/consents.js";
import { timeoutOf } from "./support/timeout.js";
import { mayAsk } from "./support/worlds/oracle.js";
import { KINDS } from "./support/worlds/questions.js";
import { BOARDS, fillWorld, makeWorld, PARTNERS } from "./support/worlds/world.js";

const TIMEOUT = timeoutOf("T-02");
/** Questions to each world. */
const QUESTIONS = 200;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
}, TIMEOUT);
afterAll(() => hub.close());

const CALLERS: readonly Caller[] = [
  ...BOARDS.map((board) => personnel(board)),
  personnel("99001", "99003"),
  personnel("99009"),
  ...PARTNERS.map((name) => profileReader(name)),
  profileReader("portal", ["99002"]),
  profileReader("portal", []),
  profileReader("99001"),
  { ...profileReader("portal"), purpose: "VACANCY_EXCHANGE" },
  { ...profileReader("portal"), purpose: "STATISTICS" },
  { ...adviser("NOORD"), scopes: ["applications:read"] },
  operator,
];

/** The same, with every list in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered).sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ordered(inner)]));
}

it(
  "shows every caller exactly what the table grants, whatever is asked of whatever world",
  async () => {
    await forSeeds("T-02", { commit: 5, long: 500 }, async (random: Random) => {
      const world = makeWorld(random);
      await fillWorld(hub.url, world);
      for (let asked = 0; asked < QUESTIONS; asked += 1) {
        const caller = random.pick(CALLERS);
        const { document, variables, answer } = random.pick(KINDS)(world, caller, random);
        const got = await hub.query(document, { caller, variables });
        const other = (codesOf(got) ?? []).filter((code) => code !== "FORBIDDEN");
        expect({ document, variables, other }).toEqual({ document, variables, other: [] });
        if (mayAsk(caller))
          expect({ document, variables, got: ordered(got.data) }).toEqual({
            document,
            variables,
            got: ordered(answer),
          });
        else expect(JSON.stringify(got)).not.toMatch(/9900\d\/\d/);
      }
    });
  },
  TIMEOUT,
);
