import type { FigureStore } from "@regiohub/infra/figures/store";
import type { StaffDb } from "../tables.js";

/** What this subgraph has given out in tables. */
export const storeOf = (figures: StaffDb): FigureStore => ({ db: figures, schema: "staff" });
