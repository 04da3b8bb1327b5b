import { type Column, text } from "@regiohub/infra/ingest/columns";
import { constant, using } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { hrProfile, whereSaid } from "./hr-profile.js";

/** As AFAS calls it; most sources have no such column, and boards that add one may name it otherwise. */
const ADDED = text("Reden_einde_dienstverband").optional();

/**
 * Whether an employment ended for retirement, as the profile explains the board's words for why it ended. The words
 * themselves go no further, and are not read where the profile explains none. Null while the employment has no end.
 */
export const endReasonColumn = (
  endsOn: Column<CalendarDate | null>,
  word: Column<string | null> = ADDED,
): Column<EmploymentRecord["endReason"]> => {
  const told = using(hrProfile, { word, endsOn }, (row, { endReasons }): EmploymentRecord["endReason"] =>
    row.word === null || row.endsOn === null ? null : (endReasons.get(row.word.toLowerCase()) ?? "OTHER"),
  );
  return whereSaid(({ endReasons }) => endReasons.size > 0, told, constant(null));
};
