import type { Caller } from "@regiohub/infra/auth/caller";
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from "kysely";
import type { VacanciesTables } from "../tables.js";
import type { VacancyStatus } from "./type.js";

/** States in which a vacancy is shared with other boards and partners. */
const SHARED_STATUSES: readonly VacancyStatus[] = ["REGIONAL", "EXTERNAL", "OFFERED", "FILLED"];

/**
 * The vacancies that a caller may see: all of the own boards, shared ones of others, for a partner with a list of boards
 * of these alone. A `where` of every query.
 */
export const visibleTo =
  (caller: Caller) =>
  (is: Is): ExpressionWrapper<VacanciesTables, "vacancies.vacancy", SqlBool> => {
    const shared = is("status", "in", SHARED_STATUSES);
    const ofBoards = (boards: readonly string[]) => is("board_no", "=", sql<string>`any(${boards})`);
    if (caller.kind === "board") return is.or([shared, ofBoards(caller.boards)]);
    if (caller.kind !== "partner") return is.or([]);
    return caller.boards === null ? is.and([shared]) : is.and([shared, ofBoards(caller.boards)]);
  };

type Is = ExpressionBuilder<VacanciesTables, "vacancies.vacancy">;
