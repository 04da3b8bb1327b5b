import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import type { AnySubgraph, Difference, LoadedRun, Measure } from "../hub.js";

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
