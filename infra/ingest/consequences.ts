import type { ClientBase } from "pg";
import { deriverOf, roleOf } from "../db/roles.js";
import { refreshStatistics } from "../db/statistics.js";
import { inTransaction } from "../db/transaction.js";
import { HubError } from "../errors.js";
import type { AnySubgraph, LoadedRun, Loader, Offer } from "../hub.js";
import type { Consequence } from "../loading.js";
import { RefusedKeys } from "./refused.js";
import { asIngest } from "./run.js";
import { Staging } from "./stage.js";

/** What consequences are drawn with. */
export interface DrawOptions {
  readonly subgraphs: readonly AnySubgraph[];
  readonly run: LoadedRun;
  /** Name of the board in its profile, when given. */
  readonly boardName: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** Whether anything can follow from a run: a subgraph offers something after it, or concludes something. */
export const followsFrom = ({ kinds }: LoadedRun, subgraphs: readonly AnySubgraph[]): boolean =>
  subgraphs.some(({ offers = [], afterLoad }) => afterLoad !== undefined || offersAfter(kinds, offers).length > 0);

/**
 * What follows from a run that is loaded, in the transaction that is open: subgraphs make each other the records that they
 * offer, and those are loaded; then each subgraph concludes what it concludes. Registers have no consequences.
 */
export async function drawConsequences(client: ClientBase, options: DrawOptions): Promise<void> {
  const { subgraphs, run, signal } = options;
  for (const { name, offers = [] } of subgraphs) {
    for (const offer of offersAfter(run.kinds, offers)) {
      signal?.throwIfAborted();
      await makeAndLoad(client, options, name, offer);
    }
  }
  for (const { name, afterLoad } of subgraphs) {
    if (!afterLoad) continue;
    signal?.throwIfAborted();
    await under(client, concluderOf(name, afterLoad), () => afterLoad.run(client, run));
    await under(client, roleOf(name), () => refreshStatistics(client, name));
  }
}

/** Those of a subgraph's offers that it makes after one of several kinds. */
const offersAfter = (kinds: readonly string[], offers: readonly Offer[]): readonly Offer[] =>
  offers.filter(({ after }) => after.some((kind) => kinds.includes(kind)));

/**
 * What follows from more than deliveries: each subgraph concludes it in a transaction of its own.
 * @returns names of the subgraphs that did
 */
export async function drawAgain(client: ClientBase, subgraphs: readonly AnySubgraph[]): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { name, afterLoad } of subgraphs) {
    if (!afterLoad?.again) continue;
    const { again } = afterLoad;
    await inTransaction(client, () => under(client, concluderOf(name, afterLoad), () => again(client)));
    done.push(name);
  }
  return done;
}

const concluderOf = (name: string, { role }: Consequence): string =>
  role === "derive" ? deriverOf(name) : roleOf(name);

/** Has one subgraph make its records, and the others load them. */
async function makeAndLoad(
  client: ClientBase,
  { subgraphs, run, boardName }: DrawOptions,
  maker: string,
  offer: Offer,
): Promise<void> {
  const { record } = offer;
  const takers = subgraphs.flatMap(({ name, loaders }) =>
    loaders.filter(({ kind }) => kind === record.kind).map((loader) => ({ name, loader })),
  );
  if (takers.length === 0) return;
  const scope = await scopeOf(client, run, record.kind);
  const staging = await Staging.create(client, record);
  const refused = await RefusedKeys.create(client, record);
  const readers = takers.map(({ name }) => roleOf(name)).join(", ");
  await client.query(
    `alter table ${staging.name} alter _file set default 0, alter _line set default 0;
     grant insert on ${staging.name} to ${roleOf(maker)};
     grant select on ${staging.name}, ${refused.name} to ${readers}`,
  );
  const made = await under(client, roleOf(maker), () => offer.make(client, run, staging.name, scope));
  if (made === 0 && scope === "changed") return;
  await client.query(`analyze ${staging.name}`);
  const { runId, source, board, day } = run;
  const context = { client, runId, source, board, boardName, day, staged: staging.name, refused: refused.name };
  const coverage = scope === "all" ? "full" : "windowed";
  for (const { name, loader } of takers) {
    await under(client, roleOf(name), async () => {
      await loader.check?.({ ...context, reject: (found) => refuseNothing(loader, found.length) });
      await loader.load({ ...context, coverage });
      await refreshStatistics(client, name);
    });
  }
}

/** Who offers has taken them from rows that were checked when they were loaded. */
async function refuseNothing({ kind }: Loader, found: number): Promise<void> {
  if (found > 0) throw new HubError("INTERNAL", `${kind}: ${found} of the records that were offered were refused.`);
}

/** Everything of a board is made once, at the first delivery after which the kind is offered. */
async function scopeOf(client: ClientBase, { board, runId }: LoadedRun, kind: string): Promise<"changed" | "all"> {
  const { rowCount } = await asIngest(client, () =>
    client.query(
      "insert into ingest.offered (board, kind, run_id) values ($1, $2, $3) on conflict (board, kind) do nothing",
      [board, kind, runId],
    ),
  );
  return rowCount === 1 ? "all" : "changed";
}

async function under<T>(client: ClientBase, role: string, work: () => Promise<T>): Promise<T> {
  await client.query(`set local role ${role}`);
  const result = await work();
  await client.query("reset role");
  return result;
}
