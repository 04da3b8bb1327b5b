import type { PersonalSection, Privacy } from "@regiohub/infra/privacy/privacy";
import { eventPrivacy } from "./event/privacy.js";
import { linkPrivacy } from "./link/privacy.js";
import { profilePrivacy } from "./profile/privacy.js";
import { redundancyPrivacy } from "./redundancy/privacy.js";
import { stayPrivacy } from "./stay/privacy.js";

/**
 * What mobility holds of people, part by part, in the order in which it is told. Events come last: that other rows go is
 * noted for those who conclude something of them.
 */
const PARTS: readonly Privacy[] = [linkPrivacy, stayPrivacy, profilePrivacy, redundancyPrivacy, eventPrivacy];

/** All that mobility holds of people. */
export const privacy: Privacy = {
  async people(client, board) {
    const numbers = new Set<string>();
    for (const part of PARTS) for (const number of await part.people(client, board)) numbers.add(number);
    return [...numbers];
  },
  async describe(client, person) {
    const sections: PersonalSection[] = [];
    for (const part of PARTS) sections.push(...(await part.describe(client, person)));
    return sections;
  },
  async erase(client, board, numbers) {
    let erased = 0;
    for (const part of PARTS) erased += await part.erase(client, board, numbers);
    return erased;
  },
  sweep: Object.assign({}, ...PARTS.map(({ sweep }) => sweep)),
};
