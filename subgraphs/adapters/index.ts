import type { Adapter } from "@regiohub/infra/ingest/define";
import { afas, afasDwh, afasProfit } from "./afas/index.js";
import { bint } from "./bint/index.js";
import { duo } from "./duo/index.js";
import { duoInstitutions } from "./duo-institutions/index.js";
import { duoPersonnel } from "./duo-personnel/index.js";
import { duoStaff } from "./duo-staff/index.js";
import { exchange } from "./exchange/index.js";
import { publishedFacts } from "./facts/index.js";
import { generic } from "./generic/index.js";
import { hrCore } from "./hr-core/index.js";
import { regional } from "./regional/index.js";
import { vismaNet } from "./visma-net/index.js";
import { youforce } from "./youforce/index.js";
import { youforceCore } from "./youforce-core/index.js";

/**
 * Every source that the hub reads, in the order in which a delivery of several is applied: the register first, for
 * the others refer to its sites; what no HR system exports at the end, and last what only a profile knows.
 */
export const adapters: readonly Adapter[] = [
  duo,
  duoInstitutions,
  regional,
  publishedFacts,
  duoStaff,
  afas,
  afasDwh,
  afasProfit,
  hrCore,
  duoPersonnel,
  vismaNet,
  youforce,
  youforceCore,
  bint,
  exchange,
  generic,
];

export * from "./demo/index.js";
export { afas, afasDwh, afasProfit, duo, exchange, generic, hrCore };
