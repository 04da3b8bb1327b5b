import type { Adapter } from "@regiohub/infra/ingest/define";
import type { Profile } from "@regiohub/infra/ingest/profile";
import type { LiveSource, PullContext } from "@regiohub/infra/ingest/pull";
import { columnsOf } from "./columns.js";
import { type Chosen, choose, connectorsOf } from "./connectors.js";
import { readAccess, readFields } from "./metainfo.js";
import { openProfit, type Profit } from "./profit.js";
import { requireColumns } from "./query.js";
import { pullRows, type Ready } from "./rows.js";
import { addressOf, type Pull, pullOf, pullSettings } from "./settings.js";
import { authorization } from "./token.js";
import { warnOfColumns, warnOfEnd } from "./warn.js";

/** Cells that Profit makes in one answer: columns times rows stays under 150 000. */
const CELLS = 149_999;

/** Rows that the hub asks at a time where Profit could make more. */
const TAKE = 5_000;

/**
 * AFAS Profit, asked over REST for one column set. Source: AFAS, docs.afas.help; see ./README.md
 * @param files Of the set's adapter: each that is read is a connector of the same name.
 */
export function afasLive(files: Adapter["files"]): LiveSource {
  return {
    settings: pullSettings,
    async pull(context) {
      const settings = pullOf(context.document);
      const profit = open(settings, context);
      const access = await readAccess(profit);
      warnOfEnd(access, context);
      const chosen = choose(connectorsOf(files), settings, access.connectors);
      const ready: Ready[] = [];
      // What is missing anywhere is known before the first row is asked.
      for (const connector of chosen) ready.push(await prepare(connector, files, settings, profit, context));
      const paths: string[] = [];
      // The last file first: it is about the things of those before it. Somebody who enters service meanwhile is then
      // known without an employment, instead of having one without being known.
      for (const connector of ready.toReversed()) paths.unshift(await pullRows(connector, profit, context));
      return paths;
    },
  };
}

function open(settings: Pull, { http, secret, wait }: PullContext): Profit {
  const address = addressOf(settings);
  const { token } = settings;
  return openProfit({
    http: http([new URL(address).origin]),
    address,
    authorization: authorization(secret(token), token),
    wait,
  });
}

async function prepare(
  connector: Chosen,
  files: Adapter["files"],
  { filters, pageSize = TAKE, parallel }: Pull,
  profit: Profit,
  context: PullContext,
): Promise<Ready> {
  const fields = await readFields(profit, connector.id);
  warnOfColumns(connector.id, fields, context);
  const { wanted, order } = columnsOf(connector, fields, files, context.document as Pick<Profile, "columns">);
  const conditions = filters[connector.name] ?? [];
  requireColumns(conditions, fields, connector.id);
  const take = Math.max(Math.min(pageSize, Math.floor(CELLS / fields.length)), 2);
  return { ...connector, wanted, order, conditions, take, parallel };
}
