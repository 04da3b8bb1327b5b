import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import type { Caller } from "./caller.js";

/**
 * The caller, when there is one.
 * @throws UNAUTHENTICATED without a token.
 */
export function requireCaller(caller: Caller | undefined): Caller {
  if (caller) return caller;
  throw new HubError("UNAUTHENTICATED", "No access token. Expected `Authorization: Bearer <token>`.");
}

/** Whether the caller is of this board. */
export const isOfBoard = (caller: Caller, board: BoardNumber): boolean =>
  caller.kind === "board" && caller.boards.includes(board);

/**
 * Lets only a caller of this very board pass: for people and board-internal data.
 * @throws FORBIDDEN for anyone else.
 */
export function requireBoard(caller: Caller, board: BoardNumber): void {
  if (isOfBoard(caller, board)) return;
  throw new HubError("FORBIDDEN", "These are another board's people. Expected a token of that board.");
}
