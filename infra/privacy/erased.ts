import type { ClientBase } from "pg";
import { detached } from "../ingest/detached.js";
import { asIngest } from "../ingest/run.js";
import type { RecordDefinition } from "../record.js";
import type { BoardNumber } from "../values.js";
import { digestOf, requireErasureKey } from "./erasure-key.js";

/** The people of one board whose data is erased. */
export interface ErasedPeople {
  /** Whether the board's number is that of somebody erased. */
  has(number: string): boolean;
}

/**
 * Whoever brings people in shares this lock until its transaction ends, and whoever erases has it alone: a delivery that
 * began before somebody was erased cannot bring them back behind it.
 */
const LOCK = "hashtextextended('hub people ' || $1, 0)";

/** Keeps others from erasing people of a board until the transaction ends. */
export const keepFromErasing = (client: Queries, board: BoardNumber): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock_shared(${LOCK})`, [board]);

/** A connection, inside a transaction. */
interface Queries {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** Waits for deliveries of a board, and keeps others from coming in until the transaction ends. */
export const keepFromLoading = (client: ClientBase, board: BoardNumber): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(${LOCK})`, [board]);

/**
 * The erased people of a board; undefined when there are none, and then nothing is to be looked at.
 * @throws CONFIG_INVALID when there are some, and the home has not the key to know them by
 */
export async function erasedPeople(
  client: ClientBase,
  board: BoardNumber,
  home: string | undefined,
): Promise<ErasedPeople | undefined> {
  const { rows } = await asIngest(client, () =>
    client.query<{ digest: Buffer }>("select digest from ingest.erased where board = $1", [board]),
  );
  if (rows.length === 0) return undefined;
  const key = await requireErasureKey(home);
  const digests = new Set(rows.map(({ digest }) => digest.toString("base64")));
  return remembering((number) => digests.has(digestOf({ board, number }, key).toString("base64")));
}

/** Answers that are remembered: more than the people of any board, and a few MB. */
const MOST_REMEMBERED = 50_000;

/** A person comes up in rows of every kind, and is looked up once. */
function remembering(isErased: (number: string) => boolean): ErasedPeople {
  const answers = new Map<string, boolean>();
  return {
    has(number) {
      const known = answers.get(number);
      if (known !== undefined) return known;
      if (answers.size >= MOST_REMEMBERED) answers.clear();
      const answer = isErased(number);
      answers.set(detached(number), answer);
      return answer;
    },
  };
}

/**
 * Takes what is about erased people out of records.
 * @param values in the order of the record's fields
 * @returns undefined for a record about somebody erased; another list where it only mentions them; else the same
 */
export type Forget = (values: readonly unknown[]) => readonly unknown[] | undefined;

/**
 * How records of a kind are rid of erased people; undefined when there is nothing to look at.
 * @param fields in the order of the values
 */
export function forgetting(
  { person, mentions = [] }: Pick<RecordDefinition, "person" | "mentions">,
  fields: readonly string[],
  erased: ErasedPeople | undefined,
): Forget | undefined {
  if (!erased || person === undefined || !fields.includes(person)) return undefined;
  const subject = fields.indexOf(person);
  const others = mentions.map((name) => fields.indexOf(name));
  const isMentioned = (value: unknown) => typeof value === "string" && erased.has(value);
  return (values) => {
    if (erased.has(values[subject] as string)) return undefined;
    const found = others.filter((place) => isMentioned(values[place]));
    return found.length === 0 ? values : values.map((value, place) => (found.includes(place) ? null : value));
  };
}
