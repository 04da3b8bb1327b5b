import { inSteps, type TellStep, tellNobody } from "@regiohub/infra/steps";
import type { CalendarDate } from "@regiohub/infra/values";
import { SMALLEST } from "@regiohub/schema/access/audience";
import { EXPERTISE } from "@regiohub/schema/expertise";
import { swvKey } from "../cells/place.js";
import { releaseOf } from "../published/release.js";
import { dueIn } from "../published/turns.js";
import type { StaffDb } from "../tables.js";
import { EXPERTISES, expertPeople, swvsInNeed } from "./queries.js";

/** Under what a partnership's table of experts is given out. */
export const placeOf = (swv: string): string => `${EXPERTISES} ${swv}`;

/**
 * Gives out how many experts there are at the schools of each partnership that needs some, day by day, held against all
 * else that is out of the same people.
 */
export async function releaseExpertise(
  figures: StaffDb,
  days: readonly CalendarDate[],
  today: CalendarDate,
  tell: TellStep = tellNobody,
): Promise<void> {
  for (const on of days) {
    const swvs = await swvsInNeed(figures, Number(on.slice(0, 4)));
    for (const swv of inSteps(swvs, tell, (code) => `${on} ${placeOf(code)}`)) {
      const due = await dueIn(figures, { area: swvKey(swv), on, today });
      if (!due) continue;
      await releaseOf(figures, due, async (db) => ({
        place: placeOf(swv),
        people: await expertPeople(db, swv, { boards: due.boards, on }),
        planned: [{ dimensions: [EXPERTISES], bands: null, keep: [] }],
        codes: { [EXPERTISES]: [...EXPERTISE.keys()] },
        familyDimension: null,
        audiences: [SMALLEST],
      }));
    }
  }
}
