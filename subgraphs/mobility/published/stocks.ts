import type { OutElsewhere } from "@regiohub/infra/figures/elsewhere";
import type { CalendarDate } from "@regiohub/infra/values";
import type { Dimension } from "@regiohub/schema/figures";
import { EVERYBODY, WORKING } from "../flow/working.js";
import type { Period } from "../period.js";
import type { TablePlan } from "./plan.js";

/** Groups of functions, and `EVERYBODY`, of which others than this subgraph tell; none: they tell nothing at all. */
type Groups = ReadonlySet<string>;

/** Of whom others tell how many work on the first day of a period, and on the last one. */
export interface StocksOut {
  readonly before: Groups;
  readonly after: Groups;
}

/** What of the workforce of a region, `SCHEME CODE`, others tell of the two days of a period. */
export const stocksOut = async (elsewhere: OutElsewhere, area: string, { from, to }: Period): Promise<StocksOut> => ({
  before: await groupsOut(elsewhere, area, from),
  after: await groupsOut(elsewhere, area, to),
});

/** What of the workforce of a region on a day others tell. */
export const groupsOut = async (elsewhere: OutElsewhere, area: string, on: CalendarDate): Promise<Groups> =>
  new Set((await elsewhere(area, on)).flatMap(({ dimensions, key }) => groupOf(dimensions, key)));

const BY_GROUP: Dimension = "FUNCTION_GROUP";

function groupOf([dimension, ...others]: readonly string[], key: readonly string[]): readonly string[] {
  if (dimension === undefined) return [EVERYBODY];
  return dimension === BY_GROUP && others.length === 0 ? key : [];
}

/** Whether others tell of a day's workforce, and not of this group of it: it would tell of few beside the rest. */
export const isWithheld = (groups: Groups, group: string): boolean => groups.size > 0 && !groups.has(group);

/** What everybody has from others: it is out, and flows are held against it as against all that is. */
export const stockPlan = (groups: Groups): TablePlan => ({
  planned: [{ dimensions: [WORKING], bands: null, keep: [] }],
  codes: { [WORKING]: [...groups] },
});
