import type { CalendarDate } from "@regiohub/infra/values";
import type { FunctionGroup, Measured, WhyMissing } from "@regiohub/schema/figures";
import { FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import type { BySharing, OpenVacancies, VacancyFigures } from "./type.js";

/** Group that figures of vacancies are divided by; null: nothing says which. */
export type Group = FunctionGroup | null;

/** Groups in the order in which figures have them. */
export const GROUPS: readonly Group[] = [...FUNCTION_GROUPS, null];

/** So many vacancies of one group. */
export interface GroupCount {
  readonly group: Group;
  readonly vacancies: number;
  /** In ten-thousandths of a full-time job. */
  readonly fte: number;
}

/** Whose vacancies are counted, and how far that is known. */
export type Told = Pick<OpenVacancies, "on" | "toldUntil" | "boards" | "boardsDelivered">;

/** What is told of a part: of one group, or of `ALL`. */
export type Part = (group: Group | "ALL") => VacancyFigures;

/** Figures that are missing for a reason. */
export const missing =
  (...why: readonly WhyMissing[]): Part =>
  () => {
    const none: Measured = { value: null, why };
    return { vacancies: none, fte: none };
  };

/** Figures that are told as they are. */
export const exact =
  (counts: readonly GroupCount[]): Part =>
  (asked) => {
    const own = counts.filter(({ group }) => asked === "ALL" || group === asked);
    return amounts(sumOf(own, "vacancies"), sumOf(own, "fte"));
  };

/** Vacancies, and their size in ten-thousandths, as figures. */
export const amounts = (vacancies: number, fte: number): VacancyFigures => ({
  vacancies: { value: String(vacancies), why: [] },
  fte: { value: decimalOf(BigInt(fte)), why: [] },
});

/** All that is told of the open vacancies of a day. */
export const openVacancies = (told: Told, shared: Part, unshared: Part): OpenVacancies => ({
  ...told,
  ...bySharing(shared("ALL"), unshared("ALL")),
  groups: GROUPS.map((group) => ({ functionGroup: group, ...bySharing(shared(group), unshared(group)) })),
});

const bySharing = (shared: VacancyFigures, unshared: VacancyFigures): BySharing => ({
  shared,
  unshared,
  all: {
    vacancies: sum(shared.vacancies, unshared.vacancies, (one) => BigInt(one), String),
    fte: sum(shared.fte, unshared.fte, tenThousandths, decimalOf),
  },
});

/** Of both, where both are told. */
function sum(
  one: Measured,
  other: Measured,
  read: (value: string) => bigint,
  write: (value: bigint) => string,
): Measured {
  if (one.value === null || other.value === null) return { value: null, why: [...new Set([...one.why, ...other.why])] };
  return { value: write(read(one.value) + read(other.value)), why: [] };
}

const tenThousandths = (value: string): bigint => BigInt(value.replace(".", ""));

const decimalOf = (value: bigint): string => `${value / 10_000n}.${String(value % 10_000n).padStart(4, "0")}`;

const sumOf = (counts: readonly GroupCount[], what: "vacancies" | "fte"): number =>
  counts.reduce((total, count) => total + count[what], 0);

/** Whether deliveries reach back to a day, and if not, why not. */
export const whyUntold = (everDelivered: boolean): WhyMissing => (everDelivered ? "NOT_OBSERVED" : "NOT_DELIVERED");

/** The latest day that a figure of a day can tell of. */
export const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (one < other ? one : other);
