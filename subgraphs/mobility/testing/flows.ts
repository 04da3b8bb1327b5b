import type { Caller } from "@regiohub/infra/auth/caller";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";

/** A figure as the tests ask for it. */
interface Figure {
  readonly value: string | null;
  readonly why: readonly string[];
}

/** Flows as the tests ask for them. */
export interface TestFlows {
  readonly stockBefore: Figure;
  readonly stockAfter: Figure;
  readonly bridged: Figure;
  readonly came: Figure;
  readonly left: Figure;
  readonly lines: readonly { readonly direction: string; readonly kind: string; readonly persons: Figure }[];
  readonly sensitivity: readonly {
    readonly windowDays: number;
    readonly movedOut: Figure;
    readonly movedIn: Figure;
    readonly outflow: Figure;
    readonly reEntry: Figure;
  }[];
  readonly leaversByAge: readonly { readonly band: string; readonly persons: Figure }[];
  readonly links: readonly { readonly status: string; readonly persons: Figure }[];
  readonly between: readonly {
    readonly from: { readonly number: string };
    readonly to: { readonly number: string };
    readonly persons: Figure;
  }[];
  readonly betweenWhy: readonly string[];
  readonly bordersOn: string | null;
  readonly boards: number;
  readonly boardsObserved: number;
}

const FIGURE = "{ value why }";
const FIELDS = `stockBefore ${FIGURE} stockAfter ${FIGURE} bridged ${FIGURE} came ${FIGURE} left ${FIGURE} lines { direction kind persons ${FIGURE} }
  sensitivity { windowDays movedOut ${FIGURE} movedIn ${FIGURE} outflow ${FIGURE} reEntry ${FIGURE} }
  leaversByAge { band persons ${FIGURE} } links { status persons ${FIGURE} } between { from { number } to { number } persons ${FIGURE} } betweenWhy bordersOn boards boardsObserved`;

/** Arguments of the year of `deliverYear`. */
export const YEAR_ARGS = 'from: "2024-10-01", to: "2025-10-01"';

/** Asks for the flows of a board or a region. */
export const askFlows = (
  hub: TestSubgraph,
  of: { readonly __typename: "Board" | "Region"; readonly [key: string]: string },
  { caller, args = YEAR_ARGS }: { readonly caller: Caller; readonly args?: string },
) =>
  hub.query<{ _entities: [{ flows: TestFlows }] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${of.__typename} { flows(${args}) { ${FIELDS} } } } }`,
    { caller, variables: { of: [of] } },
  );

/** Lines that somebody is in, as far as they are told. */
export const toldLines = ({ lines }: TestFlows): readonly string[] =>
  lines
    .filter(({ persons }) => persons.value !== null && persons.value !== "0")
    .map(({ direction, kind, persons }) => `${direction} ${kind} ${persons.value}`);
