import { Random } from "@regiohub/infra/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { FunctionGroup } from "@regiohub/schema/figures";
import { octoberOf } from "@regiohub/schema/octobers";
import { pastErrors } from "../pupils/past-errors.js";
import { GROWTH, type Growth } from "../pupils/project.js";
import type { Span } from "./project.js";
import type { Scenario } from "./scenario.js";
import type { Chance } from "./simulate.js";

/** What is asked of a forecast, whosever it is. */
export interface ForecastQuestion extends Span {
  /** Null: everybody. */
  readonly functionGroup: FunctionGroup | null;
  readonly scenario: Scenario;
}

/** The day on which a forecast counts who there is. */
export const firstDay = ({ from }: Span): CalendarDate => octoberOf(from);

/** How chance is played in a scenario: the same seed, the same draws. */
export async function chanceOf({ seed, draws, workOn }: Scenario): Promise<Chance> {
  const random = new Random(seed);
  return { draws, uniform: () => random.word() / 2 ** 32, workOn: Number(workOn), paths: await pastErrors() };
}

/** How growth of pupils goes on in a scenario: of a site's own never more than was asked for, so that 0 is none at all. */
export function growthOf({ growth }: Scenario): Growth {
  if (growth === null) return GROWTH;
  const asked = Number(growth);
  return { municipality: asked, site: Math.min(GROWTH.site, asked) };
}
