import { HubError } from "../errors.js";
import { type Words, within } from "../words.js";

const NAMES = { en: "Profile, key", nl: "Profiel, sleutel" } as const;

/**
 * The error of a profile that is wrong under a key: PROFILE_INVALID.
 * @param what is wrong there and what was expected, `unknown. Expected red.`
 */
export const profileFault = (key: string, what: Words, options?: ErrorOptions): HubError =>
  new HubError(
    "PROFILE_INVALID",
    within(what, (text, language) => `${NAMES[language]} "${key}": ${text}`),
    options,
  );
