import { profileFault } from "@regiohub/infra/ingest/profile-fault";
import { words } from "@regiohub/infra/words";
import { perhaps } from "./near.js";
import { type Condition, OPERATORS } from "./settings.js";

/** What stays the same in all questions for the rows of one connector. */
export interface Question {
  /** Columns that the rows are ordered by; a minus before one turns it round. */
  readonly order: readonly string[];
  /** Conditions that all hold. */
  readonly conditions: readonly Condition[];
  /** Connector, for messages. */
  readonly name: string;
}

/** Longest query that Profit takes, with its question mark; a longer one it answers with 404. */
const LONGEST = 2048;

/**
 * The query for one page.
 * @throws PROFILE_INVALID when the conditions make it longer than Profit takes.
 */
export function queryOf({ order, conditions, name }: Question, skip: number, take: number): string {
  const filter = conditions.length === 0 ? "" : `&filterjson=${encodeURIComponent(filterOf(conditions))}`;
  const query = `?skip=${skip}&take=${take}&orderbyfieldids=${encodeURIComponent(order.join(","))}${filter}`;
  if (query.length <= LONGEST) return query;
  throw profileFault(
    "pull.filters",
    words(
      `a question of ${query.length} characters for ${name}. Expected ${LONGEST} at most.`,
      `een vraag van ${query.length} tekens voor ${name}. Verwacht: hooguit ${LONGEST}.`,
    ),
  );
}

/**
 * Sees that a connector has the columns of its conditions.
 * @throws PROFILE_INVALID naming the first that it lacks.
 */
export function requireColumns(conditions: readonly Condition[], fields: readonly string[], name: string): void {
  const unknown = conditions.find(({ field }) => !fields.includes(field))?.field;
  if (unknown === undefined) return;
  const near = perhaps(unknown, fields);
  throw profileFault(
    "pull.filters",
    words(
      `${name} has no column "${unknown}"${near.en}. Expected one of its own.`,
      `${name} heeft geen kolom "${unknown}"${near.nl}. Verwacht: een van zijn eigen kolommen.`,
    ),
  );
}

/** As JSON, where a value may hold the signs that separate values elsewhere. */
const filterOf = (conditions: readonly Condition[]): string =>
  JSON.stringify({
    Filters: {
      Filter: [
        {
          "@FilterId": "1",
          Field: conditions.map(({ field, operator, value }) => ({
            "@FieldId": field,
            "@OperatorType": String(OPERATORS[operator]),
            "#text": value,
          })),
        },
      ],
    },
  });
