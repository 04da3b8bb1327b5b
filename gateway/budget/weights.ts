import { type GraphQLField, getNamedType, isLeafType } from "graphql";

/** How many things a list without pages may give: `each` for every thing that has it, and `more` beside. */
export interface ListSize {
  readonly each: number;
  readonly more: number;
}

/** A list of one thing for each year, both named by arguments. */
export interface YearsListed {
  readonly from: string;
  readonly until: string;
  /** What each year costs beside what it gives. */
  readonly each: number;
}

/** A field with an argument, a list, that says how long a list below it is. */
export interface Division {
  readonly by: string;
  readonly list: string;
  /** So many items for each that the argument names; or into how many parts each that it names divides them. */
  readonly makes: number | Readonly<Record<string, number>>;
}

/** What is known of the costs of one graph; fields as `Board.regions`. */
export interface CostTable {
  /** Lists without pages. */
  readonly lists: Readonly<Record<string, ListSize>>;
  /** Of these, those of which arguments say how many there are at most. */
  readonly years: Readonly<Record<string, YearsListed>>;
  readonly divisions: Readonly<Record<string, Division>>;
  /** What fields cost beside the objects they give. */
  readonly fields: Readonly<Record<string, number>>;
  /** Root fields whose arguments name the board that is asked about, each with the way there. */
  readonly boards: Readonly<Record<string, readonly string[]>>;
}

/** Of a graph of which nothing is known. */
export const NO_TABLE: CostTable = { lists: {}, years: {}, divisions: {}, fields: {}, boards: {} };

/** A list that nobody wrote down. */
const UNKNOWN_LIST: ListSize = { each: 10, more: 100 };
/** Counting a whole list, of which a page is shown. */
const TOTAL_COUNT = 5;

/** The size to reckon with for a list without pages. */
export const listSizeOf = ({ lists }: CostTable, coordinate: string): ListSize => lists[coordinate] ?? UNKNOWN_LIST;

/** What a field costs for every object that has it, beside the objects that it gives; most cost nothing. */
export function weightOf(
  { fields }: CostTable,
  coordinate: string,
  { name, type, args }: GraphQLField<unknown, unknown>,
) {
  const known = fields[coordinate];
  if (known !== undefined) return known;
  if (name === "totalCount") return TOTAL_COUNT;
  // A value with arguments is looked up for them.
  return args.length > 0 && isLeafType(getNamedType(type)) ? 1 : 0;
}
