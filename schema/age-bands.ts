import { type Words, words } from "@regiohub/infra/words";
import { type ReferenceRow, readReference } from "./reference.js";

/** Ages in whole years at which a band of any scheme may begin: people are counted by these, and never more finely. */
export const AGES = [15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 61, 65] as const;

/** Ages from one on, up to but without the other. */
export interface AgeBand {
  /** Within its scheme: `25-34`, `<25`, `65+`. */
  readonly code: string;
  readonly fromAge: number;
  /** Null: no end. */
  readonly untilAge: number | null;
  readonly label: Words;
}

/** One way to divide people by age: bands from 0 on, youngest first, of which each begins where the one before ends. */
export interface AgeBandScheme {
  readonly code: string;
  readonly bands: readonly AgeBand[];
}

const COLUMNS = ["scheme", "code", "from_age", "until_age", "label_en", "label_nl", "source"] as const;

type Row = ReferenceRow<(typeof COLUMNS)[number]>;

let read: Promise<ReadonlyMap<string, AgeBandScheme>> | undefined;

/**
 * The schemes of age bands by code: `schema/reference/age-bands.csv`, read once.
 * @throws Error for a scheme that `schemesOf` refuses
 */
export function ageBandSchemes(): Promise<ReadonlyMap<string, AgeBandScheme>> {
  read ??= readReference("age-bands.csv", COLUMNS).then(schemesOf);
  return read;
}

/**
 * Schemes of age bands by code, from the rows of a reference file.
 * @throws Error when the bands of a scheme leave ages out, share some, or begin at an age that nobody is counted by
 */
export function schemesOf(rows: readonly Row[]): ReadonlyMap<string, AgeBandScheme> {
  const byScheme = Map.groupBy(rows, ({ scheme }) => scheme);
  return new Map([...byScheme].map(([code, list]) => [code, schemeOf(code, list)]));
}

function schemeOf(code: string, rows: readonly Row[]): AgeBandScheme {
  const bands = rows.map(bandOf).sort((one, other) => one.fromAge - other.fromAge);
  const ends = [0, ...bands.map(({ untilAge }) => untilAge)];
  if (ends.at(-1) !== null || bands.some(({ fromAge }, index) => fromAge !== ends[index])) {
    throw new Error(`Age bands ${code}: expected each to begin where the one before ends, from 0 on, without end.`);
  }
  const counted: readonly number[] = [0, ...AGES];
  if (bands.some(({ fromAge }) => !counted.includes(fromAge))) {
    throw new Error(`Age bands ${code}: expected them to begin at any of ${counted.join(", ")}.`);
  }
  return { code, bands };
}

const bandOf = ({ code, from_age, until_age, label_en, label_nl }: Row): AgeBand => ({
  code,
  fromAge: Number(from_age),
  untilAge: until_age === "" ? null : Number(until_age),
  label: words(label_en, label_nl),
});
