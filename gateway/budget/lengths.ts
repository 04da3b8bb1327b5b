import type { FieldNode, GraphQLField } from "graphql";
import { type Argument, argumentOf, asInt, asList } from "./arguments.js";
import { type CostTable, listSizeOf } from "./weights.js";

/** How long a list without pages may be where there are so many parents, and what it costs beside its items. */
export type ListLength = (
  parents: number,
  variables: Readonly<Record<string, unknown>>,
) => { readonly items: number; readonly weight: number };

/** How many items a list has at most for every thing that has it; undefined: any number. */
export interface Parts {
  /** As `Workforce.cells`. */
  readonly list: string;
  readonly count: Argument<number>;
}

/** What the arguments of a field say of a list below it; undefined where they say nothing of any. */
export function partsOf(
  { divisions }: CostTable,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Parts | undefined {
  const division = divisions[coordinate];
  const by = division && argumentOf(field, node, division.by, asList);
  if (!by) return undefined;
  const { list, makes } = division;
  const count: Argument<number> = (variables) => {
    const named = by(variables);
    return named && (typeof makes === "number" ? named.length * makes : partsMade(named, makes));
  };
  return { list, count };
}

/** Undefined once one of them may make any number of parts. */
const partsMade = (named: readonly unknown[], makes: Readonly<Record<string, number>>): number | undefined =>
  named.reduce<number | undefined>((product, one) => {
    const parts = Object.hasOwn(makes, String(one)) ? makes[String(one)] : undefined;
    return product === undefined || parts === undefined ? undefined : product * parts;
  }, 1);

/** The length of a list: as its arguments have it, or those of a field above it; never more than it may have at all. */
export function lengthOf(
  { table, parts }: { readonly table: CostTable; readonly parts?: Parts | undefined },
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ListLength {
  const { each, more } = listSizeOf(table, coordinate);
  const years = table.years[coordinate];
  const from = years && argumentOf(field, node, years.from, asInt);
  const until = years && argumentOf(field, node, years.until, asInt);
  const count = parts?.list === coordinate ? parts.count : undefined;
  return (parents, variables) => {
    const most = parents * each + more;
    if (years) {
      const [first, last] = [from?.(variables), until?.(variables)];
      const listed = first === undefined || last === undefined ? each : Math.min(each, Math.max(0, last - first + 1));
      return { items: parents * listed, weight: parents * listed * years.each };
    }
    return { items: Math.min(most, parents * (count?.(variables) ?? Number.POSITIVE_INFINITY)), weight: 0 };
  };
}
