import { type Words, words } from "../words.js";
import { defineSettings, type Settings, type z } from "./profile.js";
import { profileFault } from "./profile-fault.js";

/** The key `pull` of a profile, as one source means it. */
export interface PullSettings<P> {
  readonly settings: Settings<{ readonly pull?: P | undefined }>;
  /**
   * What the profile says under it.
   * @throws PROFILE_INVALID without it.
   */
  of(document: object): P;
}

/**
 * Declares how a source's own system is asked.
 * @param needs the keys without which it cannot be, for messages: `clientId and tenantId`
 */
export function definePull<Schema extends z.ZodType>(schema: Schema, needs: Words): PullSettings<z.output<Schema>> {
  const settings: Settings<{ readonly pull?: z.output<Schema> | undefined }> = defineSettings({
    pull: schema.optional().describe("How the hub asks the system itself, instead of waiting for files."),
  });
  return {
    settings,
    of(document) {
      const { pull } = settings.parse(document);
      if (pull !== undefined) return pull;
      throw profileFault("pull", words(`missing. Expected ${needs.en}.`, `ontbreekt. Verwacht: ${needs.nl}.`));
    },
  };
}
