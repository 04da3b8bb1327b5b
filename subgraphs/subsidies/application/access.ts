import type { Caller } from "@regiohub/infra/auth/caller";
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from "kysely";
import type { SubsidiesTables } from "../tables.js";

/**
 * The applications that a caller may see: all of the own boards; for an adviser those for the own centres, but drafts.
 * A `where` of every query.
 */
export const visibleTo =
  (caller: Caller) =>
  (is: Is): ExpressionWrapper<SubsidiesTables, "subsidies.application", SqlBool> => {
    if (caller.kind === "board") return is.and([is("board_no", "=", sql<string>`any(${caller.boards})`)]);
    if (caller.kind !== "region") return is.or([]);
    return is.and([is("status", "<>", "DRAFT"), is("centre_code", "=", sql<string>`any(${caller.centres})`)]);
  };

type Is = ExpressionBuilder<SubsidiesTables, "subsidies.application">;
