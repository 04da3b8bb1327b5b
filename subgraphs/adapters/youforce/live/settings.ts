import { z } from "@regiohub/infra/ingest/profile";
import { profileFault } from "@regiohub/infra/ingest/profile-fault";
import { definePull } from "@regiohub/infra/ingest/pull-settings";
import { anyOf, within, words } from "@regiohub/infra/words";
import { CALLS_PER_DAY } from "./budget.js";
import type { SignInWay, System } from "./systems.js";

const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin);

const pull = z.strictObject({
  /** Of the application that is registered with Visma: not secret. */
  clientId: z.string().min(1),
  /** The board's tenant. */
  tenant: z.string().min(1),
  /** Name of the secret that holds the application's secret. */
  secret: z.string().min(1).default("youforce-secret"),
  /** How to sign in, where there is a choice. */
  signIn: z.string().optional(),
  /** Instead of the vendor's own: `https://api.youforce.com`. */
  api: origin.optional(),
  /** Instead of the vendor's own: `https://connect.visma.com/connect/token`. */
  tokens: z.url({ protocol: /^https?$/ }).optional(),
  /** Questions a day that the hub may ask; less where something else uses the same application. */
  callsPerDay: z.int().min(10).max(CALLS_PER_DAY).default(CALLS_PER_DAY),
});

/** How this board's Youforce is asked, as its profile says under `pull`. */
export interface Pull extends z.output<typeof pull> {
  readonly way: SignInWay;
}

/** The key `pull` of the profile. */
const { settings, of } = definePull(pull, words("clientId and tenant", "clientId en tenant"));
export const pullSettings = settings;

/**
 * The key `pull` of a profile.
 * @throws PROFILE_INVALID without it, and for a way to sign in that the system does not have.
 */
export function pullOf(document: object, { signIns }: System): Pull {
  const settings = of(document);
  const ways = Object.keys(signIns);
  const { signIn = ways[0] as string, api, tokens } = settings;
  const way = Object.hasOwn(signIns, signIn) ? signIns[signIn] : undefined;
  if (!way)
    throw profileFault(
      "pull.signIn",
      within(anyOf(ways), (text, language) =>
        language === "nl" ? `onbekend. Verwacht: ${text}.` : `unknown. Expected ${text}.`,
      ),
    );
  return { ...settings, way: { ...way, ...(api && { api }), ...(tokens && { tokens }) } };
}
