import type { NamedPeople, OutElsewhere } from "@regiohub/infra/figures/elsewhere";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Dimension } from "@regiohub/schema/figures";
import { FURTHER_CUTS, givenOutAs, USUAL_CUT } from "../flow/cuts.js";
import { CELLS } from "../flow/entries.js";
import { EVERYBODY, WORKING } from "../flow/working.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import type { TablePlan } from "./plan.js";

/** What others than this subgraph tell of who works in a region on a day. */
export interface Working {
  /** By group of functions, and `EVERYBODY`, that is out: the most of the fewest people that those who see it may be told of. */
  readonly groups: ReadonlyMap<string, number>;
  /** Who is counted; nobody where nothing is out. */
  readonly people: readonly NamedPeople[];
  /** Their boards. */
  readonly boards: ReadonlySet<BoardNumber>;
  /** They themselves, as `personText` writes them; undefined where nothing is out. */
  readonly persons: ReadonlySet<string> | undefined;
}

/** What others tell of the first day of a period, and of the last one; undefined: they have not gone through it. */
export interface StocksOut {
  readonly before: Working | undefined;
  readonly after: Working | undefined;
}

/** What of the workforce of a region, `SCHEME CODE`, others tell of the two days of a period. */
export const stocksOut = async (elsewhere: OutElsewhere, area: string, { from, to }: Period): Promise<StocksOut> => ({
  before: await workingOn(elsewhere, area, from),
  after: await workingOn(elsewhere, area, to),
});

/** What of the workforce of a region on a day others tell; undefined: they have not gone through it. */
export async function workingOn(elsewhere: OutElsewhere, area: string, on: CalendarDate): Promise<Working | undefined> {
  const counted = await elsewhere(area, on);
  if (!counted) return undefined;
  const { cells, people } = counted;
  const groups = cells.flatMap(({ dimensions, key, smallest }) =>
    groupOf(dimensions, key).map((group) => [group, smallest] as const),
  );
  const persons = people.flatMap(({ family, numbers }) =>
    numbers.map((number) => personText({ board: family, number })),
  );
  return {
    ...{ groups: new Map(groups), people },
    boards: new Set(people.map(({ family }) => family)),
    persons: people.length > 0 ? new Set(persons) : undefined,
  };
}

const BY_GROUP: Dimension = "FUNCTION_GROUP";

function groupOf([dimension, ...others]: readonly string[], key: readonly string[]): readonly string[] {
  if (dimension === undefined) return [EVERYBODY];
  return dimension === BY_GROUP && others.length === 0 ? key : [];
}

/** What everybody has from others: it is out, and flows are held against it as against all that is. */
export const stockPlan = ({ groups }: Pick<Working, "groups">): TablePlan => ({
  planned: [{ dimensions: [WORKING], bands: null, keep: [] }],
  codes: { [WORKING]: [...groups.keys()] },
  within: (_, [group = ""]) => groups.get(group),
});

/**
 * Whom the stocks of flows are told: those who have the same of others, of the same boards. What these withhold flows are
 * not to tell either.
 * @param boards that flows are counted of
 */
export function stocksWithin(boards: readonly BoardNumber[], { before, after }: StocksOut): TablePlan["within"] {
  const counted = new Set(boards);
  const told = new Map<string, number | undefined>();
  for (const [cell, working] of [
    [CELLS.before, before],
    [CELLS.after, after],
  ] as const) {
    for (const cut of [USUAL_CUT, ...FURTHER_CUTS]) {
      const isSame = working?.boards.isSubsetOf(counted) ?? true;
      const ofGroup = working?.groups.get(cut.functionGroup ?? EVERYBODY) ?? 0;
      told.set(givenOutAs(cut, cell) ?? "", working && (isSame ? ofGroup : 0));
    }
  }
  return (dimensions, key) => told.get([...dimensions, ...key].join(" "));
}
