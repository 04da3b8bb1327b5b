import type { Caller } from "@regiohub/infra/auth/caller";
import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from "kysely";
import type { SubsidiesTables } from "../tables.js";

/** The applications that a caller may see: drafts of the own boards alone, all others. A `where` of every query. */
export const visibleTo =
  (caller: Caller) =>
  (
    is: ExpressionBuilder<SubsidiesTables, "subsidies.application">,
  ): ExpressionWrapper<SubsidiesTables, "subsidies.application", SqlBool> => {
    const submitted = is("status", "<>", "DRAFT");
    return caller.kind === "board" && caller.boards.length > 0
      ? is.or([submitted, is("board_no", "in", caller.boards)])
      : submitted;
  };
