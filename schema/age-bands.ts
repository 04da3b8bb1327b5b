import { readReference } from "./reference.js";

/** One band of a scheme: ages from `fromAge` up to, not including, `untilAge`; null where it has no end. */
export interface AgeBand {
  readonly code: string;
  readonly fromAge: number;
  readonly untilAge: number | null;
}

/** The ways to divide people by age, by name, each with its bands from the youngest on: `schema/reference/age-bands.csv`. */
export async function ageBandSchemes(): Promise<ReadonlyMap<string, readonly AgeBand[]>> {
  const rows = await readReference("age-bands.csv", ["scheme", "code", "from_age", "until_age"]);
  const bandOf = ({ code, from_age, until_age }: (typeof rows)[number]): AgeBand => ({
    code,
    fromAge: Number(from_age),
    untilAge: until_age === "" ? null : Number(until_age),
  });
  return new Map(
    [...Map.groupBy(rows, ({ scheme }) => scheme)].map(([scheme, bands]) => [
      scheme,
      bands.map(bandOf).sort((one, other) => one.fromAge - other.fromAge),
    ]),
  );
}
