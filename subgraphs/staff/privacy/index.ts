import type { Privacy } from "@regiohub/infra/privacy/privacy";
import { describePerson } from "./describe.js";
import { erasePeople } from "./erase.js";
import { leftBefore, peopleOf } from "./people.js";

/** People, their employments and absences, present and past. */
export const privacy: Privacy = {
  people: peopleOf,
  describe: describePerson,
  erase: erasePeople,
  expired: { people: leftBefore },
};
