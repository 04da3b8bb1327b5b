import type { Loader } from "@regiohub/infra/hub";
import { deliveringBoard } from "../board/load.js";
import { mirror } from "../load/mirror.js";

/** Units of a board's organisation chart. @throws BOARD_UNKNOWN */
export const unitLoader: Loader = {
  kind: "unit",
  load: async (context) =>
    mirror(context, await deliveringBoard(context), {
      table: "staff.unit",
      key: "code",
      stagedKey: "code",
      columns: ["name", "parent_code", "site_code"],
    }),
};
