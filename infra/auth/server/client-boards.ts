import type { ClientBase } from "pg";
import { roleOf } from "../../db/roles.js";
import { HubError } from "../../errors.js";
import type { AnySubgraph, RegionKey } from "../../hub.js";
import type { BoardNumber } from "../../values.js";
import { asAccess, type ClientTerms, getTerms, putBoards } from "./write-clients.js";

/** A board that a client is shown things of. */
export interface ClientBoard {
  readonly board: BoardNumber;
  /** `board`: it was named itself; else the region that it lies in. */
  readonly via: string;
}

/** Most boards of one client: what tells subgraphs who asks has to fit into a header. */
const MOST_BOARDS = 400;

/**
 * The boards that a client's terms stand for today, in `asAccess`; none where it is all of them.
 * @throws USAGE for a region without boards, and for more than 400 boards
 */
export async function boardsOfTerms(
  client: ClientBase,
  { boards, regions }: Pick<ClientTerms, "boards" | "regions">,
  subgraphs: readonly AnySubgraph[],
): Promise<ClientBoard[]> {
  const found: ClientBoard[] = (boards ?? []).map((board) => ({ board, via: "board" }));
  for (const region of regions ?? []) {
    const [scheme = "", code = ""] = region.split(" ");
    const within = await boardsIn(client, { scheme, code }, subgraphs);
    if (within.length === 0) throw new HubError("USAGE", `hub client: region ${region} has no boards. Expected some.`);
    found.push(...within.map((board) => ({ board, via: region })));
  }
  if (new Set(found.map(({ board }) => board)).size <= MOST_BOARDS) return found;
  throw new HubError("USAGE", `hub client: more than ${MOST_BOARDS} boards. Expected fewer, or none named: all.`);
}

/** What came of looking up clients' regions. */
export interface RefreshedClients {
  readonly refreshed: number;
  /** Clients that keep the boards they had: a region of theirs has none, or too many. */
  readonly kept: readonly string[];
}

/** Looks up anew which boards the regions of clients have: schools move and boards merge. */
export async function refreshClientBoards(
  client: ClientBase,
  subgraphs: readonly AnySubgraph[],
): Promise<RefreshedClients> {
  const ids = await asAccess(client, () => idsWithRegions(client));
  const kept: string[] = [];
  for (const id of ids) {
    await asAccess(client, async () => {
      await putBoards(client, id, await boardsOfTerms(client, await getTerms(client, id), subgraphs));
    }).catch((error: unknown) => {
      if (!(error instanceof HubError)) throw error;
      kept.push(id);
    });
  }
  return { refreshed: ids.length - kept.length, kept };
}

async function idsWithRegions(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "select id from access.client where regions is not null and revoked_at is null order by id",
  );
  return rows.map(({ id }) => id);
}

async function boardsIn(
  client: ClientBase,
  region: RegionKey,
  subgraphs: readonly AnySubgraph[],
): Promise<BoardNumber[]> {
  const found: BoardNumber[] = [];
  for (const { name, boardsOf } of subgraphs) {
    if (boardsOf) found.push(...(await asOwner(client, name, () => boardsOf(client, region))));
  }
  return found;
}

/** Under the role of a schema, and then as whoever works on clients again. */
async function asOwner<T>(client: ClientBase, schema: string, work: () => Promise<T>): Promise<T> {
  await client.query(`set local role ${roleOf(schema)}`);
  const result = await work();
  await client.query(`set local role ${roleOf("access")}`);
  return result;
}
