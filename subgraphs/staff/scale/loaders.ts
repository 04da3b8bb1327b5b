import type { Batched } from "@regiohub/infra/graphql/batch";
import { wholeList } from "@regiohub/infra/graphql/whole-list";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { StaffDb } from "../tables.js";
import { unknownScalesOf } from "./queries.js";
import type { UnknownScale } from "./type.js";

/** Loaders of what is wrong with scales. Who may see it is asked before. */
export interface ScaleLoaders {
  /** By the number of a board. */
  readonly unknownScalesOfBoard: Batched<null, string, UnknownScale[]>;
}

/** The scale loaders of one operation. */
export const scaleLoaders = (db: StaffDb): ScaleLoaders => ({
  unknownScalesOfBoard: wholeList("Board.unknownScales", LIST_SIZES["Board.unknownScales"], async (_: null, boards) => {
    const unknown = await unknownScalesOf(db, boards);
    return boards.map((board) => unknown.get(board) ?? []);
  }),
});
