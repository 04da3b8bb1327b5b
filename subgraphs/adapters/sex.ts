import { type Column, code } from "@regiohub/infra/ingest/columns";
import type { SEXES } from "@regiohub/schema/records/member";

const WORDS = {
  M: "MALE",
  Man: "MALE",
  Male: "MALE",
  V: "FEMALE",
  Vrouw: "FEMALE",
  Female: "FEMALE",
  X: "OTHER",
  O: "UNKNOWN",
  Onbekend: "UNKNOWN",
} as const;

/** Sex as Dutch HR systems write it; null for unknown, and for a word that is not known, which is reported. */
export const sexColumn = (header: string): Column<(typeof SEXES)[number] | null> =>
  code(header, WORDS)
    .map((word) => (word === "UNKNOWN" ? null : word))
    .orDropped();
