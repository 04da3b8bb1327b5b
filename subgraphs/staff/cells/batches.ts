import type { BoardNumber } from "@regiohub/infra/values";

/** Boards whose people are counted in one statement: those of a large region at once are more than fit in memory. */
const AT_ONCE = 50;

/** Boards, as many at a time as are counted in one statement. */
export const batchesOf = (boards: readonly BoardNumber[]): BoardNumber[][] =>
  Array.from({ length: Math.ceil(boards.length / AT_ONCE) }, (_, batch) =>
    boards.slice(batch * AT_ONCE, (batch + 1) * AT_ONCE),
  );
