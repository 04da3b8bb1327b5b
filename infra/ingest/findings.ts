import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import type { AnySubgraph, Difference, LoadCounts, LoadedRun, Measure } from "../hub.js";
import { FEW } from "./guard.js";

/** What each subgraph measures of a run, in its transaction. */
export async function measuresOf(
  client: ClientBase,
  subgraphs: readonly AnySubgraph[],
  run: LoadedRun,
): Promise<Measure[]> {
  const measures: Measure[] = [];
  await eachUnderItsRole(client, subgraphs, async (subgraph) => {
    measures.push(...((await subgraph.measures?.take(client, run)) ?? []));
  });
  return measures;
}

/** Share of a register's rows of a kind that may go at once, in percent; as of a board's people. */
const GONE_PERCENT = 10;

/**
 * What a register took away, per kind, of the rows that it answers for: nobody else says whether its file is the whole.
 * A few that as many others come for have been replaced: a region's adviser.
 */
export const removalsIn = (counts: Readonly<Record<string, LoadCounts>>): Measure[] =>
  Object.entries(counts)
    .filter(([, { removed, added }]) => removed >= FEW || removed > added)
    .map(([kind, { removed, changed, unchanged }]) => ({
      name: `${kind} removed`,
      count: removed,
      of: removed + changed + unchanged,
      limit: { percent: GONE_PERCENT },
    }));

/** A page of what each subgraph says that a run changed, one behind the other, in its transaction. */
export async function differencesOf(
  client: ClientBase,
  subgraphs: readonly AnySubgraph[],
  run: LoadedRun,
  { first, after }: { readonly first: number; readonly after: number },
): Promise<Difference[]> {
  const found: Difference[] = [];
  // From the first one on: how many one subgraph has says where the page begins in the next.
  await eachUnderItsRole(client, subgraphs, async (subgraph) => {
    const page = { first: after + first - found.length, after: 0 };
    if (page.first > 0) found.push(...((await subgraph.differences?.(client, run, page)) ?? []));
  });
  return found.slice(after);
}

async function eachUnderItsRole(
  client: ClientBase,
  subgraphs: readonly AnySubgraph[],
  ask: (subgraph: AnySubgraph) => Promise<void>,
): Promise<void> {
  for (const subgraph of subgraphs) {
    await client.query(`set local role ${roleOf(subgraph.name)}`);
    await ask(subgraph);
    await client.query("reset role");
  }
}
