import type { ClientBase } from "pg";
import { roleOf } from "../db/roles.js";
import type { AnySubgraph, Hub } from "../hub.js";
import { KeptKeys } from "../ingest/kept-keys.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import { eraseKept, numbersAmongRefused } from "./erase-kept.js";
import type { Privacy } from "./privacy.js";

/** How many rows there were of somebody, by place: a subgraph, or what is kept of deliveries. */
export type Places = Readonly<Record<string, number>>;

/** What of the plug board people are erased with. */
export type ErasingHub = Pick<Hub, "subgraphs" | "records">;

/** Whom to erase, and from where. */
export interface EraseRowsOptions {
  readonly hub: ErasingHub;
  readonly board: BoardNumber;
  readonly numbers: readonly string[];
  readonly home: string;
  readonly dryRun: boolean;
}

/** Does something in every subgraph that knows people, under its own role. */
export async function eachPrivacy(
  client: ClientBase,
  subgraphs: readonly AnySubgraph[],
  work: (privacy: Privacy, name: string) => Promise<void>,
): Promise<void> {
  for (const { name, privacy } of subgraphs) {
    if (!privacy) continue;
    await client.query(`set local role ${roleOf(name)}`);
    await work(privacy, name);
    await client.query("reset role");
  }
}

/** Takes people out of all tables of the subgraphs, in the transaction that is open, in a run. */
export async function eraseFromTables(
  client: ClientBase,
  { subgraphs }: Pick<ErasingHub, "subgraphs">,
  board: BoardNumber,
  numbers: readonly string[],
): Promise<Places> {
  const places: Record<string, number> = {};
  await eachPrivacy(client, subgraphs, async (privacy, name) => {
    places[name] = await privacy.erase(client, board, numbers);
  });
  return places;
}

/** Takes people out of all tables and out of what is kept of deliveries, in the transaction that is open, in a run. */
export async function eraseRows(client: ClientBase, options: EraseRowsOptions): Promise<Places> {
  const { hub, board, numbers, home, dryRun } = options;
  const places = await eraseFromTables(client, hub, board, numbers);
  const keys = new KeptKeys(home);
  const kept = await asIngest(client, () => eraseKept(client, { board, numbers, records: hub.records, keys, dryRun }));
  return { ...places, ...kept };
}

/** Numbers of all the people of a board of whom anything is held, as far as it can be read. */
export async function peopleOf(client: ClientBase, hub: ErasingHub, board: BoardNumber): Promise<Set<string>> {
  const numbers = new Set<string>();
  await eachPrivacy(client, hub.subgraphs, async (privacy) => {
    for (const number of await privacy.people(client, board)) numbers.add(number);
  });
  const refused = await asIngest(client, () => numbersAmongRefused(client, board, hub.records));
  return numbers.union(new Set(refused));
}
