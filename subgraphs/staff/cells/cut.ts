import { HubError } from "@regiohub/infra/errors";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { type AgeBandScheme, ageBandSchemes } from "@regiohub/schema/age-bands";
import type { Dimension } from "@regiohub/schema/figures";
import type { RegionScheme } from "@regiohub/schema/regions";

/** What figures are divided by, as it may be asked. */
export interface Division {
  readonly by: readonly Dimension[];
  /** Code of a scheme of age bands. */
  readonly bands: string;
  readonly regionScheme: RegionScheme | null;
}

/** Which figures: those of all these boards together, on each of these days. */
export interface Cut extends Division {
  readonly boards: readonly BoardNumber[];
  readonly days: readonly CalendarDate[];
}

/** Dimensions of one question: with more, most cells are of one person. */
const MOST = 3;

/** Schemes whose regions may share places, so that what is counted in each adds up to more than there is, or to nothing known. */
const NOT_PARTED: readonly RegionScheme[] = ["TRANSFERCENTRUM", "UNSPECIFIED"];

/**
 * Refuses a division that says nothing, or not what it seems to.
 * @throws ARGUMENT_INVALID
 */
export async function requireDivision({ by, bands, regionScheme }: Division): Promise<void> {
  if (by.length > MOST || new Set(by).size < by.length) {
    throw new HubError("ARGUMENT_INVALID", `by: expected at most ${MOST} dimensions, none of them twice.`);
  }
  if (by.includes("REGION") !== (regionScheme !== null)) {
    throw new HubError("ARGUMENT_INVALID", "regionScheme: expected with REGION in `by`, and only then.");
  }
  if (regionScheme !== null && NOT_PARTED.includes(regionScheme)) {
    throw new HubError("ARGUMENT_INVALID", "regionScheme: expected one whose regions share no place.");
  }
  await ageBands(bands);
}

/**
 * The scheme of age bands with this code.
 * @throws ARGUMENT_INVALID when there is none
 */
export async function ageBands(code: string): Promise<AgeBandScheme> {
  const schemes = await ageBandSchemes();
  const scheme = schemes.get(code);
  if (scheme) return scheme;
  throw new HubError("ARGUMENT_INVALID", `bands: expected one of ${[...schemes.keys()].join(", ")}.`);
}
