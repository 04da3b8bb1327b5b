import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { boardCaller, partner } from "@regiohub/infra/testing/callers";
import { composeWorld } from "./fuzz/world/engines.js";
import { type GatewayOptions, type RunningGateway, serveGateway } from "./server.js";
import { type Budgets, freshBudgets } from "./testing/budgets.js";
import { keptLog } from "./testing/log.js";
import { gatewayOptions, post } from "./testing/server.js";
import type { TestSubgraph } from "./testing/subgraphs.js";
import { serveWorld } from "./testing/world.js";

let served: Record<string, TestSubgraph>;
let budgets: Budgets;
let gateway: RunningGateway;
/** Tokens are names; every name is another client, but for `board`. */
const optionsOf = (more: Partial<GatewayOptions>): GatewayOptions => {
  const addresses = Object.fromEntries(Object.entries(served).map(([name, { url }]) => [name, url]));
  return gatewayOptions(
    { supergraph: composeWorld(addresses), log: keptLog() },
    {
      authenticate: async ({ authorization = "" }) => {
        const name = authorization.slice("Bearer ".length);
        return name === "board" ? boardCaller("99001") : { ...partner, subject: name, client: null };
      },
      // What `small` has fills by less than one a second.
      clientSettings: async ({ subject, kind }) => ({
        documents: "free",
        budget: subject === "small" || kind === "board" ? 20 : null,
      }),
      ...more,
    },
  );
};

beforeAll(async () => {
  served = await serveWorld();
  budgets = await freshBudgets();
  gateway = await serveGateway(optionsOf({ pool: budgets.pool }));
});
afterAll(async () => {
  await gateway.close();
  await budgets.close();
  for (const subgraph of Object.values(served)) await subgraph.close();
});

const ask = (url: string, name: string, query: unknown) => post(url, query, { authorization: `Bearer ${name}` });
const asked = () => Object.values(served).reduce((sum, { requests }) => sum + requests.length, 0);
const costIn = (body: unknown) => (body as { extensions?: { cost?: object } }).extensions?.cost;

describe("an answer", () => {
  it("says what it may have cost and did, and what is left of the budget", async () => {
    const { body } = await ask(gateway.url, "anybody", "{ users(first: 3) { id } }");
    expect(costIn(body)).toEqual({
      requested: 1 + 1 + 3,
      actual: 1 + 3,
      budget: { remaining: 50_000 - 4, limit: 50_000, perSecond: 500 },
    });
  });

  it("costs a tenth of what was reserved at least, also when it fails", async () => {
    const before = await ask(gateway.url, "careless", "{ __typename }");
    const { body } = await ask(gateway.url, "careless", '{ userById(id: "nobody") { reports(first: 998) { id } } }');
    expect(costIn(body)).toMatchObject({ requested: 1 + 1 + 1 + 998, actual: 1 });
    const left = (cost: unknown) => (cost as { budget: { remaining: number } }).budget.remaining;
    expect(left(costIn(before.body)) - left(costIn(body))).toBe(101);
  });

  it("of an open gateway says nothing of it", async () => {
    const open = await serveGateway(optionsOf({ open: true, pool: budgets.pool }));
    expect((await post(open.url, "{ me { id } }")).body).toEqual({ data: { me: { id: "u0" } } });
    await open.close();
  });

  it("of a gateway without a database has a cost and no budget", async () => {
    const apart = await serveGateway(optionsOf({}));
    for (let n = 0; n < 3; n++) {
      const { status, body } = await ask(apart.url, "small", "{ users(first: 15) { id } }");
      expect([status, costIn(body)]).toEqual([200, { requested: 17, actual: expect.any(Number) }]);
    }
    const { body } = await ask(apart.url, "anybody", { documentId: `sha256:${createHash("sha256").digest("hex")}` });
    expect(body.errors?.[0]?.extensions.code).toBe("DOCUMENT_UNKNOWN");
    await apart.close();
  });
});

describe("an operation", () => {
  it("that may cost too much is refused before a subgraph is asked", async () => {
    const before = asked();
    const { status, body } = await ask(gateway.url, "anybody", "{ users(first: 19999) { id } }");
    expect([status, body.errors?.[0]?.extensions.code, asked()]).toEqual([400, "OPERATION_REFUSED", before]);
    expect(body.errors?.[0]?.message).toMatch(/^Operation may cost 20001\. Expected at most 20000:/);
  });

  it("beyond the budget is told when to come back, and no subgraph is asked", async () => {
    const query = (n: number) => `{ users(first: 15) { id name } } # ${n}`;
    const spent = await ask(gateway.url, "small", query(0));
    expect(spent.status).toBe(200);
    const before = asked();
    for (let n = 1; n <= 3; n++) {
      const { status, headers, body } = await ask(gateway.url, "small", query(n));
      const extensions = { code: "BUDGET_EXHAUSTED", requestId: headers.get("x-request-id") };
      expect([status, body.errors?.[0]?.extensions]).toEqual([429, extensions]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
      expect(body.data).toBeUndefined();
    }
    expect(asked()).toBe(before);
  });

  it("of a board whose budget is used up is refused before its body is read", async () => {
    await budgets.pool.query(
      `insert into access.budget values ('board 99001', '99001', 0, now() + interval '1 hour')
       on conflict (client, board) do update set tokens = 0, filled_at = excluded.filled_at`,
    );
    expect((await ask(gateway.url, "board", "{ me { id } }")).status).toBe(429);
    const unread = await ask(gateway.url, "board", "{ me { ");
    expect([unread.status, unread.body.errors?.[0]?.extensions.code]).toEqual([429, "BUDGET_EXHAUSTED"]);
  });

  it("is not carried out while budgets cannot be looked up", async () => {
    const gone = budgets.another();
    const ill = await serveGateway(optionsOf({ pool: gone }));
    await gone.end();
    const before = asked();
    const { status, headers, body } = await ask(ill.url, "anybody", "{ me { id } }");
    expect([status, headers.get("retry-after"), asked()]).toEqual([503, "5", before]);
    expect(body.errors?.[0]?.extensions.code).toBe("DATABASE_UNREACHABLE");
    await ill.close();
  });

  it("is counted by what it was charged", async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(text).toMatch(/^hub_cost_total\{kind="partner"\} [1-9]/m);
  });
});
