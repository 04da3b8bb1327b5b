import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { loadAuditKeys } from "@regiohub/infra/audit/keys";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { type AccessWorld, accessWorld } from "./support/access-world.js";
import { peopleQuery, readSeen, type Seen } from "./support/people-queries.js";
import { subjectsById } from "./support/readings.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("P-02");
const BOARDS = ["99001", "99002", "99003", "99004"];

let world: AccessWorld;
/** What people are called in the log, by their id in the graph. */
const subjects = new Map<string, string>();
beforeAll(async () => {
  world = await accessWorld();
  const keys = await loadAuditKeys(world.hub.config.home);
  for (const board of BOARDS) {
    for (const [id, subject] of await subjectsById(world, board, keys)) subjects.set(id, subject);
  }
}, 120_000);
afterAll(() => world.close());

const callerOf = (random: Random): Caller =>
  random.pick([
    boardCaller(random.pick(BOARDS)),
    boardCaller(...BOARDS.slice(0, 2)),
    { ...boardCaller(random.pick(BOARDS)), scopes: ["vacancies:read"] },
    partner,
    operator,
  ]);

/** Who was shown what, a line each: requester, subject, kinds of data. */
type Lines = readonly string[];

const linesOf = (requester: string, seen: Seen): Lines =>
  [...seen].map(([id, levels]) => `${requester} ${subjects.get(id)} ${[...levels].sort()}`);

/** The same, as the log has it. */
const logged = (): Promise<Lines> =>
  withClient(world.hub.url, async (client) => {
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(' ', requester, encode(subject, 'hex'), string_agg(distinct level, ',' order by level)) as line
       from audit.disclosure group by requester, subject`,
    );
    return rows.map(({ line }) => line);
  });

it(
  "who saw whom, and what of them, is in the log as it was in the answers",
  async () => {
    const lines: string[] = [];
    await forSeeds("P-02", { commit: 500, long: 50_000 }, async (random, seed) => {
      const caller = { ...callerOf(random), subject: `session-${seed}` };
      const seen: Seen = new Map();
      for (let left = 1 + random.below(2); left > 0; left -= 1) {
        const { data } = await world.gateway.ask(peopleQuery(random, random.pick(BOARDS)), caller);
        readSeen(data, seen);
      }
      lines.push(...linesOf(caller.subject, seen));
    });
    expect((await logged()).toSorted()).toEqual(lines.toSorted());
    expect(lines.length).toBeGreaterThan(0);
  },
  TIMEOUT,
);
