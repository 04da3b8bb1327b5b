import { type ClientSettingsOf, NOTHING_AGREED } from "@regiohub/infra/auth/client-settings";
import { bucketsIn } from "./budget/buckets.js";
import { Meter } from "./budget/meter.js";
import { Purse } from "./budget/purse.js";
import { NO_TABLE } from "./budget/weights.js";
import { documentReader, documentsIn, type ReadDocument } from "./documents.js";
import type { Costs } from "./generation.js";
import type { Metrics } from "./metrics.js";
import type { GatewayOptions } from "./server.js";

/** What holds callers to what was agreed with them; nothing of it on an open gateway. */
export interface Metering {
  readonly meter: Meter | undefined;
  readonly costs: Costs | undefined;
  readonly readDocument: ReadDocument | undefined;
  /** Gives back what was taken of budgets and not used. */
  close(): Promise<void>;
}

/** How often leases are looked at that may have lain idle, in ms. */
const TIDY_MS = 1_000;

/** Opens budgets and documents over the gateway's database; without one, costs are shown and nothing is registered. */
export function openMetering(
  { open, pool, clientSettings, costs: table = NO_TABLE, log }: GatewayOptions,
  metrics: Metrics,
): Metering {
  if (open) return { meter: undefined, costs: undefined, readDocument: undefined, close: async () => {} };
  const settingsOf: ClientSettingsOf = clientSettings ?? (() => Promise.resolve(NOTHING_AGREED));
  const purse = pool && new Purse(bucketsIn(pool));
  const meter = new Meter({ settingsOf, purse, onCharge: metrics.charged });
  // A database that does not answer now is asked again in a second; what cannot be given back is lost to its account.
  const timer = setInterval(() => void purse?.tidy().catch(() => {}), TIDY_MS).unref();
  return {
    meter,
    costs: { table, meter },
    readDocument: documentReader({ settingsOf, find: pool && documentsIn(pool), log }),
    async close() {
      clearInterval(timer);
      await purse?.close().catch(() => {});
    },
  };
}
