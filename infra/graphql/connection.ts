import "reflect-metadata";
import { ArgsType, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { Access } from "../access/declare.js";
import { type Demand, OPEN } from "../access/policy.js";
import { HubError } from "../errors.js";
import type { Cursors } from "./cursor.js";

/** Most items that one page holds. */
export const LARGEST_PAGE = 100;

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: "How many items at most, 1 to 100." })
  declare first: number;

  @Field(() => String, {
    nullable: true,
    description: "Only items behind this cursor: an `endCursor` of the same list.",
  })
  declare after?: string | null;
}

/** Where a page of a list ends. */
@ObjectType({ simpleResolvers: true, description: "Where a page of a list ends." })
@Directive("@shareable")
@Access(OPEN)
export class PageInfo {
  @Field(() => Boolean, { description: "Whether items follow." })
  declare hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the last item, for `after`; null on an empty page." })
  declare endCursor: string | null;
}

/** One page, as the resolvers of a connection give it. */
export interface Page<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Counts the whole list; runs only when a query asks. */
  count(): Promise<number>;
}

/** The classes of one connection. `TotalCount` goes into the subgraph's resolvers. */
export interface ConnectionClasses<T> {
  readonly Connection: new () => Page<T>;
  readonly TotalCount: new () => object;
}

/** Relay connection classes over a node class, `BoardConnection` and `BoardEdge`, with what they ask of their callers. */
export function connectionType<T extends object>(
  node: () => new () => T,
  name: string,
  demand: Demand,
): ConnectionClasses<T> {
  const edgeName = name.replace(/Connection$/, "Edge");

  @ObjectType(edgeName, { simpleResolvers: true, description: `An item of a ${name}, with its place.` })
  @Directive("@shareable")
  @Access(demand)
  class Edge {
    @Field(() => node(), { description: "The item." })
    declare node: T;

    @Field(() => String, { description: "Its place in the list, for `after`." })
    declare cursor: string;
  }

  @ObjectType(name, { simpleResolvers: true, description: "A page of a list." })
  @Directive("@shareable")
  @Access(demand)
  class Connection {
    @Field(() => [Edge], { description: "The items, in the list's order." })
    declare edges: Edge[];

    @Field(() => PageInfo, { description: "Where the page ends." })
    declare pageInfo: PageInfo;

    declare count: () => Promise<number>;
  }

  @Resolver(() => Connection)
  class TotalCount {
    @FieldResolver(() => Int, { description: "Number of items in the whole list." })
    totalCount(@Root() page: Page<T>): Promise<number> {
      return page.count();
    }
  }
  return { Connection: Connection as unknown as new () => Page<T>, TotalCount };
}

/**
 * The page size that was asked.
 * @throws ARGUMENT_INVALID outside 1 to 100.
 */
export function pageSize(first: number): number {
  if (first >= 1 && first <= LARGEST_PAGE) return first;
  throw new HubError("ARGUMENT_INVALID", `first: ${first} is out of range. Expected 1 to ${LARGEST_PAGE}.`);
}

/** What a page is built from. */
export interface PageSource<Row, T> {
  /** In order; one more than `first` when items follow. */
  readonly rows: readonly Row[];
  readonly first: number;
  /** Name of the list, `Board.schools`, with what it depends on: cursors are good for it alone. */
  readonly scope: string;
  readonly cursors: Cursors;
  /** Values that say where a row stands in the order. */
  keyset(row: Row): readonly string[];
  node(row: Row): T;
  count(): Promise<number>;
}

/** Builds a page from its rows. Cursors are signed when they are read: most queries read one, of a hundred rows. */
export function pageOf<Row, T>({ rows, first, scope, cursors, keyset, node, count }: PageSource<Row, T>): Page<T> {
  const edges = rows.slice(0, first).map((row) => ({
    node: node(row),
    get cursor() {
      return cursors.write(scope, keyset(row));
    },
  }));
  const pageInfo = {
    hasNextPage: rows.length > first,
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, count };
}

/** The keyset values behind `after`, or undefined at the start of the list. */
export const readCursor = (after: string | null | undefined, scope: string, cursors: Cursors): string[] | undefined =>
  after ? cursors.read(scope, after) : undefined;
