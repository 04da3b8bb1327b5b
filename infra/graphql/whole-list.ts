import { HubError } from "../errors.js";
import { type Batched, batched } from "./batch.js";

/** How many items a list without pages gives at most in one answer: `each` for every thing that has it, and `more` beside. */
export interface WholeListSize {
  readonly each: number;
  readonly more: number;
}

/** What one list has given so far, in one operation and with the same arguments. */
interface Given {
  /** How often it was asked, for one thing or another. */
  asked: number;
  /** Rows that statements gave, or may still give. */
  rows: number;
  /** Items that went into the answer: those of a thing that was asked twice went in twice. */
  items: number;
}

/**
 * Loads a list that has no pages, as `batched` does, and holds it to its size over one operation: what one thing leaves,
 * others may have. So an answer never holds more than the gateway reckoned, and nobody is refused for one long history.
 * It throws ARGUMENT_INVALID when there is more.
 * @param name the list, `Board.regions`
 * @param load the items of each key in the order of the keys; of all together at most `limit`
 */
export function wholeList<Args, Item>(
  name: string,
  { each, more }: WholeListSize,
  load: (args: Args, keys: readonly string[], limit: number) => Promise<readonly Item[][]>,
): Batched<Args, string, Item[]> {
  const byArgs = new Map<string, Given>();
  const mostOf = ({ asked }: Given) => asked * each + more;
  const givenOf = (args: Args): Given => {
    const key = JSON.stringify(args);
    const given = byArgs.get(key) ?? { asked: 0, rows: 0, items: 0 };
    byArgs.set(key, given);
    return given;
  };
  const lists = batched<Args, string, Item[]>(async (args, keys) => {
    const given = givenOf(args);
    // All of it, while the statement runs: another one beside has only what its own things bring.
    const most = mostOf(given) - given.rows;
    given.rows += most;
    const lists = await load(args, keys, most + 1);
    const rows = lists.reduce((sum, list) => sum + list.length, 0);
    if (rows > most) throw tooMany(name, most);
    given.rows -= most - rows;
    return lists;
  });
  return {
    async load(args, key) {
      const given = givenOf(args);
      given.asked++;
      const list = await lists.load(args, key);
      given.items += list.length;
      if (given.items > mostOf(given)) throw tooMany(name, mostOf(given));
      return list;
    },
  };
}

/**
 * The rows of a list that stands by itself.
 * @param query gives at most `limit` of them
 * @throws ARGUMENT_INVALID when there are more
 */
export async function atMost<Row>(
  name: string,
  most: number,
  query: (limit: number) => Promise<Row[]>,
): Promise<Row[]> {
  const rows = await query(most + 1);
  if (rows.length > most) throw tooMany(name, most);
  return rows;
}

const tooMany = (name: string, most: number) =>
  new HubError(
    "ARGUMENT_INVALID",
    `${name}: more than ${most} in one answer. Ask it of fewer things at a time, or for one day where it takes one.`,
  );
