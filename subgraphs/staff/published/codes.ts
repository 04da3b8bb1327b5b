import type { People } from "@regiohub/infra/figures/beside";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import type { Dimension } from "@regiohub/schema/figures";
import { CONTRACT_KINDS, FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { SEXES } from "@regiohub/schema/records/member";
import { UNKNOWN } from "../cells/queries.js";

/** Code of the scales that too few people have for it to be told that somebody has them. */
const OTHER = "OTHER";

/**
 * By dimension every code that cells of these people may have. Most are the same whoever the people are, so that a cell of
 * nobody is no other than one of few; boards are those that are counted, and scales those that people have.
 * @param bands scheme of age bands
 */
export async function codesOf(
  people: readonly People[],
  bands: string,
): Promise<Partial<Record<Dimension, readonly string[]>>> {
  const ages = (await ageBandSchemes()).get(bands)?.bands ?? [];
  const scales = new Set(people.flatMap(({ parts }) => parts.flatMap(({ is }) => is.SCALE ?? [])));
  return {
    AGE_BAND: [...ages.map(({ code }) => code), UNKNOWN],
    FUNCTION_GROUP: [...FUNCTION_GROUPS, UNKNOWN],
    SEX: [...SEXES, UNKNOWN],
    CONTRACT: CONTRACT_KINDS.filter((kind) => kind !== "TRAINEE" && kind !== "EXTERNAL"),
    SCALE: [...scales.add(OTHER).add(UNKNOWN)].sort(),
    BOARD: [...new Set(people.map(({ family }) => family))].sort(),
  };
}

/** The same people, with the scales that fewer than `smallest` of them have as one: boards write what they like. */
export function foldScales(people: readonly People[], smallest: number): People[] {
  const persons = new Map<string, number>([[UNKNOWN, smallest]]);
  for (const { parts, people: all } of people) {
    for (const { is, add } of parts) {
      if (is.SCALE && add[0]) persons.set(is.SCALE, (persons.get(is.SCALE) ?? 0) + all.length);
    }
  }
  const fold = (scale: string) => ((persons.get(scale) ?? 0) < smallest ? OTHER : scale);
  return people.map((one) => ({
    ...one,
    parts: one.parts.map(({ is, add }) => ({ is: is.SCALE ? { ...is, SCALE: fold(is.SCALE) } : is, add })),
  }));
}
