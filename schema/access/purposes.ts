import type { Caller } from "@regiohub/infra/auth/caller";

/** What data is asked for. */
export type Purpose =
  /** A board administers its own staff. */
  | "HR_ADMINISTRATION"
  /** Vacancies are shown elsewhere. */
  | "VACANCY_EXCHANGE"
  /** Jobs and people who agreed to it are brought together. */
  | "MATCHING"
  /** Figures are made. */
  | "STATISTICS"
  /** A region plans. */
  | "REGIONAL_PLANNING"
  /** The hub is run. */
  | "OPERATIONS";

/** The purposes that a kind of caller may have. The kind itself says it, but for a partner: its token carries one. */
export const KIND_PURPOSES: Readonly<Record<Caller["kind"], readonly [Purpose, ...Purpose[]]>> = {
  board: ["HR_ADMINISTRATION"],
  partner: ["VACANCY_EXCHANGE", "MATCHING", "STATISTICS"],
  region: ["REGIONAL_PLANNING"],
  operator: ["OPERATIONS"],
};
