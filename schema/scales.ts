import type { CalendarDate } from "@regiohub/infra/values";
import { readReference } from "./reference.js";

/** Whose scales they are. */
export type ScaleCategory = "TEACHER" | "DIRECTOR" | "DEPUTY" | "SUPPORT";

/** What a code of a salary scale means over some time. */
export interface ScaleRow {
  /** Collective agreement that it is of: `CAO_PO_2022`. */
  readonly system: string;
  /** In capitals, without spaces and zeros in front. */
  readonly code: string;
  readonly category: ScaleCategory;
  /** Place within the category and the system, lowest pay first. */
  readonly level: number;
  /** The same for scales that one became the other: `T2` for LB until 2018, L11 and today's LC. */
  readonly equivalentGroup: string;
  /** First and last day; null: none is known. */
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** Whether a source says the meaning, or it is inferred. */
  readonly status: "SOURCED" | "UNSURE";
}

const COLUMNS = [
  "system",
  "code",
  "category",
  "level",
  "equivalent_group",
  "valid_from",
  "valid_to",
  "steps",
  "status",
  "source",
] as const;

let read: Promise<readonly ScaleRow[]> | undefined;

/** What codes of salary scales mean, and when: `schema/reference/scales.csv`, read once. */
export function scaleRows(): Promise<readonly ScaleRow[]> {
  read ??= readReference("scales.csv", COLUMNS).then((rows) =>
    rows.map((row) => ({
      system: row.system,
      code: row.code,
      category: row.category as ScaleCategory,
      level: Number(row.level),
      equivalentGroup: row.equivalent_group,
      validFrom: row.valid_from || null,
      validTo: row.valid_to || null,
      status: row.status === "SOURCED" ? "SOURCED" : "UNSURE",
    })),
  );
  return read;
}
