import type { Caller } from "@regiohub/infra/auth/caller";
import { HubError } from "@regiohub/infra/errors";
import type { BoardNumber } from "@regiohub/infra/values";

/** Fewest people that others may be told of. Source: domain brief 5.4. */
export const SMALLEST = 10;

/** Fewest people of each other that the boards of a region may be told of. Source: domain brief 5.4. */
export const SMALLEST_BETWEEN_BOARDS = 5;

/** Fewest people that the caller may be told of in a region of these boards: fewer where it is one of them. */
export const smallestFor = (caller: Caller, boards: readonly BoardNumber[]): number =>
  caller.kind === "board" && caller.boards.some((own) => boards.includes(own)) ? SMALLEST_BETWEEN_BOARDS : SMALLEST;

/**
 * Keeps advisers to their own regions.
 * @throws FORBIDDEN
 */
export function requireRegion(
  caller: Caller,
  { scheme, code }: { readonly scheme: string; readonly code: string },
): void {
  if (caller.kind !== "region") return;
  if (caller.regions.some((own) => own.scheme === scheme && own.code === code)) return;
  throw new HubError("FORBIDDEN", "This is another adviser's region. Expected one of the token's regions.");
}
