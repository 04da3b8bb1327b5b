import type { Loader } from "@regiohub/infra/hub";
import { mirror } from "../load/mirror.js";

/** Units of a board's organisation chart. */
export const unitLoader: Loader = {
  kind: "unit",
  load: (context) =>
    mirror(context, {
      table: "staff.unit",
      key: "code",
      stagedKey: "code",
      columns: ["name", "parent_code", "site_code"],
    }),
};
