import type { Adapter } from "@regiohub/infra/ingest/define";
import { afas, afasDwh, afasProfit } from "./afas/index.js";
import { duo } from "./duo/index.js";
import { duoPersonnel } from "./duo-personnel/index.js";
import { exchange } from "./exchange/index.js";
import { hrCore } from "./hr-core/index.js";
import { vismaNet } from "./visma-net/index.js";

/**
 * Every source that the hub reads, in the order in which a delivery of several is applied: the register first, for
 * the others refer to its sites; what no HR system exports last.
 */
export const adapters: readonly Adapter[] = [duo, afas, afasDwh, afasProfit, hrCore, duoPersonnel, vismaNet, exchange];

export * from "./demo/index.js";
export { afas, afasDwh, afasProfit, duo, exchange, hrCore };
