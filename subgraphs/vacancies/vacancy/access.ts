import type { Caller } from "@regiohub/infra/auth/caller";
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import type { VacanciesTables } from "../tables.js";
import type { VacancyStatus } from "./type.js";

/** States in which a vacancy is shared with other boards and partners. */
const SHARED_STATUSES: readonly VacancyStatus[] = ["REGIONAL", "EXTERNAL", "OFFERED", "FILLED"];

/** The vacancies that a caller may see: all of the own boards, shared ones of others. A `where` of every query. */
export const visibleTo =
  (caller: Caller) =>
  (
    is: ExpressionBuilder<VacanciesTables, "vacancies.vacancy">,
  ): ExpressionWrapper<VacanciesTables, "vacancies.vacancy", SqlBool> => {
    const shared = is("status", "in", SHARED_STATUSES);
    return caller.kind === "board" && caller.boards.length > 0
      ? is.or([shared, is("board_no", "in", caller.boards)])
      : shared;
  };
