import { defineSettings, z } from "@regiohub/infra/ingest/profile";
import { said } from "@regiohub/infra/ingest/profile-words";
import { hrDraft, hrProfile } from "../hr-profile.js";

/** Whether following the entries ends for each of them; one that names itself ends there. */
function ends(sameAs: Readonly<Record<string, string>>): boolean {
  return Object.keys(sameAs).every((first) => {
    const seen = new Set<string>();
    for (let at = first; Object.hasOwn(sameAs, at) && sameAs[at] !== at; at = sameAs[at] as string) {
      if (seen.has(at)) return false;
      seen.add(at);
    }
    return true;
  });
}

/** What a board says about its own Visma.net HRM. */
export const vismaProfile = defineSettings({
  sameAs: z
    .record(z.string(), z.string().min(1))
    .default({})
    .refine(ends, said("expected an end: no circle of numbers", "verwacht een einde: geen kring van nummers"))
    .describe("employeeid → the one under which the same person was known before; its own: nobody else is meant."),
  brinField: z
    .string()
    .trim()
    .min(1)
    .nullable()
    .default(null)
    .describe("fieldname of the free field that holds the BRIN; null: none does."),
  partTimeFactor: z.enum(["fraction", "percent"]).default("fraction").describe("How ptfactor is written: 0.8 or 80."),
  sizeOf: z
    .enum(["subcontract", "contract"])
    .default("subcontract")
    .describe(
      "What ptfactor and weekhoursfixed are the size of, where a contract has several sub-contracts at a time.",
    ),
});

/** All that the adapter reads of the profile. */
export const settings = defineSettings({ ...hrProfile.shape, ...vismaProfile.shape }, hrDraft);
