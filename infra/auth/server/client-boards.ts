import type { ClientBase } from "pg";
import { roleOf } from "../../db/roles.js";
import { HubError } from "../../errors.js";
import type { AnySubgraph, RegionKey } from "../../hub.js";
import type { BoardNumber } from "../../values.js";
import type { ClientTerms } from "./write-clients.js";

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
