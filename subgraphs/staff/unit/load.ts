import type { Loader } from "@regiohub/infra/hub";
import { mirrorOfBoard } from "../load/mirror.js";

/** Units of a board's organisation chart. */
export const unitLoader: Loader = {
  kind: "unit",
  load: (context) =>
    mirrorOfBoard(context, {
      table: "staff.unit",
      key: { code: "code" },
      columns: ["name", "parent_code", "site_code"],
    }),
};
