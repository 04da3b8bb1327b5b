import { HubError } from "@regiohub/infra/errors";
import { words } from "@regiohub/infra/words";
import { TOO_LARGE } from "./answer.js";

/** How the rows of one connector are asked, always in the same order. */
export interface Paging {
  /** Rows from a place on, `take` at most, counted from the first row or, backwards, from the last. */
  readonly ask: (from: "first" | "last", skip: number, take: number) => Promise<readonly object[] | typeof TOO_LARGE>;
  /** Text that is the same for rows that mean the same. */
  readonly textOf: (row: object) => string;
  /** Rows in a page, 2 or more. */
  readonly take: number;
  /** Pages that are asked at a time. */
  readonly parallel: number;
  /** Connector, for messages. */
  readonly name: string;
}

/** Rows came or went while they were read, so that pages no longer fit: the whole has to be read again. */
export class RowsMoved extends Error {}

/** Page that is not made smaller any more. */
const LEAST_TAKE = 50;

/**
 * All rows of a connector, in order, page by page.
 *
 * Profit does not say how many there are, and people work in it while page after page is read. So each page begins with
 * the last row of the one before: when it does not, rows came or went in between, and one could be lost without a
 * trace. A short page is not believed to be the last one either. The end is where a page brings nothing but that row,
 * and where it is also the first row of the list turned round.
 * @throws RowsMoved; SOURCE_UNAVAILABLE when even small pages are too large; what `ask` throws.
 */
export async function* pagesOf(paging: Paging): AsyncGenerator<readonly object[]> {
  let { take } = paging;
  let last: string | undefined;
  let count = 0;
  let width = 1;
  for (;;) {
    for (const page of await askTogether(paging, Math.max(count - 1, 0), take, width)) {
      if (page === TOO_LARGE) {
        take = smaller(take, paging.name);
        break;
      }
      const rows = behind(last, page, paging);
      if (rows.length === 0) return await requireLast(last, paging);
      yield rows;
      count += rows.length;
      last = paging.textOf(rows.at(-1) as object);
      const isFull = page.length === take;
      // Where the end may be near, the pages behind it would be asked for nothing.
      width = isFull ? paging.parallel : 1;
      if (!isFull) break;
    }
  }
}

/** Pages that follow each other, each beginning with the last row of the one before. */
async function askTogether({ ask }: Paging, skip: number, take: number, width: number) {
  const asked = Array.from({ length: width }, (_, index) => ask("first", skip + index * (take - 1), take));
  // All of them come to an end before the first failure counts: none is left under way.
  const outcomes = await Promise.allSettled(asked);
  return outcomes.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}

/** What a page has behind the row with which the one before ended. */
function behind(last: string | undefined, page: readonly object[], { textOf, name }: Paging): readonly object[] {
  if (last === undefined) return page;
  const [first, ...rest] = page;
  if (first !== undefined && textOf(first) === last) return rest;
  throw new RowsMoved(`${name}: a page does not begin with the last row of the page before.`);
}

/** Sees that the list ends with this row, or has none when there is none. */
async function requireLast(last: string | undefined, { ask, textOf, name }: Paging): Promise<void> {
  const page = await ask("last", 0, 1);
  const [row] = page === TOO_LARGE ? [] : page; // of one row: asked smaller it cannot be, only again
  const text = row && textOf(row);
  if (text !== last) throw new RowsMoved(`${name}: the last row is another than the one that was read last.`);
}

function smaller(take: number, name: string): number {
  const half = Math.floor(take / 2);
  if (half >= LEAST_TAKE) return half;
  throw new HubError(
    "SOURCE_UNAVAILABLE",
    words(
      `${name}: Profit cannot make a page of ${take} rows. Expected that it can.`,
      `${name}: Profit kan geen pagina van ${take} regels maken. Verwacht: dat het dat kan.`,
    ),
  );
}
