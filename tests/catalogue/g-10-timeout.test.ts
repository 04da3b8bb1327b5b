import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { readerOf } from "@regiohub/infra/db/roles";
import type { RunningServer } from "@regiohub/infra/serving";
import { size } from "@regiohub/infra/testing/size";
import { boardCaller } from "@regiohub/schema/testing/callers";
import type { ClientBase } from "pg";
import { type Answer, ask, type FilledHub, filledHub, hub, serveFilled } from "../hub.js";
import { serveApart } from "./support/serve.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("G-10");
const AT_ONCE = size("G-10", { commit: 20, long: 200 });
/** As long as every client waits, ms. */
const WAIT_MS = size("G-10", { commit: 300, long: 10_000 });

/** Row policies that make statements last for an hour: one sleeps, the other reads on and on, and no index helps it. */
const SLOW = `
  create policy asleep on staff.board as restrictive for select using ((select pg_sleep(3600)) is not null);
  create policy busy on staff.region as restrictive for select
    using ((select count(*) from generate_series(1, 1000000000000) n where n % 7 = 8) = 0)`;
const QUICK = `
  drop policy if exists asleep on staff.board;
  drop policy if exists busy on staff.region`;

const ASLEEP = "boards(first: 1) { edges { node { number } } }";
const BUSY = "regions(scheme: ARBEIDSMARKTREGIO) { code }";

/** Of one client: under way, and waiting for their turn. */
const WITH_ROOM = 8 + 100;

let filled: FilledHub;
let bearer: string;
beforeAll(async () => {
  filled = await filledHub();
  bearer = await filled.bearer({ ...boardCaller("99001"), scopes: [...hub.access.scopes.board] });
}, TIMEOUT);
afterAll(() => filled.drop());

const asAdmin = <T>(work: (client: ClientBase) => Promise<T>): Promise<T> => withClient(filled.url, work);

/** Statements that run in the database for the subgraph. */
async function running(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ running: number }>(
    `select count(*) as running from pg_stat_activity
     where datname = current_database() and usename = $1 and state <> 'idle'`,
    [readerOf("staff")],
  );
  return rows[0]?.running ?? 0;
}

/** Returns when so many statements run; none does within the hour otherwise. */
const untilRunning = (isEnough: (count: number) => boolean) =>
  asAdmin(async (client) => {
    while (!isEnough(await running(client))) await sleep(10);
  });

describe.each<[string, (hub: FilledHub) => Promise<RunningServer>]>([
  ["in one process", serveFilled],
  ["over HTTP", serveApart],
])("G-10: a statement that takes too long, %s", (_where, serve) => {
  let server: RunningServer;
  const serveFor = async (subgraphTimeoutMs: number) => {
    const { config } = filled;
    server = await serve({ ...filled, config: { ...config, subgraphTimeoutMs } });
  };
  /** An answer that came in time, on a machine that may be busy. */
  const untilAnswered = async (query: string): Promise<Answer["body"]> => {
    for (;;) {
      const { status, body } = await ask(server.url, query, bearer);
      if (status === 200) return body;
    }
  };
  beforeEach(() => asAdmin((client) => client.query(SLOW)));
  afterEach(async () => {
    await server.close();
    await asAdmin((client) => client.query(QUICK));
  });

  it(
    "costs its asker an answer, and the hub nothing: no statement stays, every connection works again",
    async () => {
      await serveFor(WAIT_MS);
      const slow = Array.from({ length: AT_ONCE }, (_, n) => ask(server.url, `{ ${n % 2 ? ASLEEP : BUSY} }`, bearer));
      const answers = await Promise.all(slow);
      const seen = answers.map(
        ({ status, body }) => `${status} ${body.errors?.map(({ extensions }) => extensions?.code)}`,
      );
      const tooMany = seen.filter((one) => one === "503 TOO_BUSY");
      expect(tooMany).toHaveLength(Math.max(0, AT_ONCE - WITH_ROOM));
      expect(seen.filter((one) => one === "504 TIMED_OUT")).toHaveLength(AT_ONCE - tooMany.length);
      await untilRunning((count) => count === 0);
      // Takes a lock that no statement over the table lets anybody have.
      await asAdmin((client) => client.query(QUICK));
      expect((await untilAnswered(`{ ${ASLEEP} }`)).errors).toBeUndefined();
    },
    TIMEOUT,
  );

  it(
    "takes nothing away from what other subgraphs have answered",
    async () => {
      await serveFor(WAIT_MS);
      const { data, errors } = await untilAnswered(`{ ${ASLEEP} subsidySchemes { code } }`);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["TIMED_OUT"]);
      expect(data).toEqual({ boards: null, subsidySchemes: expect.arrayContaining([{ code: "ZIJ-INSTROOM" }]) });
    },
    TIMEOUT,
  );

  it(
    "is broken off when its asker leaves, whatever time is left",
    async () => {
      await serveFor(600_000);
      const leaving = new AbortController();
      const asked = [ASLEEP, BUSY].map((slow) =>
        expect(
          fetch(`${server.url}/graphql`, {
            method: "POST",
            headers: { "content-type": "application/json", authorization: bearer },
            body: JSON.stringify({ query: `{ ${slow} }` }),
            signal: leaving.signal,
          }),
        ).rejects.toThrow("aborted"),
      );
      await untilRunning((count) => count >= asked.length);
      leaving.abort();
      await Promise.all(asked);
      await untilRunning((count) => count === 0);
    },
    TIMEOUT,
  );
});
