import type { Adapter } from "@regiohub/infra/ingest/define";
import type { LiveSource, PullContext } from "@regiohub/infra/ingest/pull";
import { vismaProfile } from "../settings.js";
import { download, requireWhole } from "./download.js";
import { EXPORTS, type VismaExport } from "./exports.js";
import { type Job, startJob } from "./job.js";
import { Session } from "./session.js";
import { type Pull, pullOf, pullSettings } from "./settings.js";

/**
 * The export API of Visma.net HRM: a job per export, all begun together, so that they are of about one moment.
 * Source: [V1], see ../README.md
 * @param files Of the adapter.
 */
export function vismaLive(files: Adapter["files"]): LiveSource {
  return {
    settings: pullSettings,
    async pull(context) {
      const pull = pullOf(context.document);
      const { brinField } = vismaProfile.parse(context.document);
      const exports = EXPORTS.filter(({ ofFreeFields }) => !ofFreeFields || brinField !== null);
      const http = context.http([pull.login, pull.api, ...pull.storage]);
      const session = new Session(clientOf(pull, exports, context), http);
      const jobs: Job[] = [];
      for (const one of exports) jobs.push(await startJob(session, one, pull.without[one.name] ?? []));
      const source = { session, http, pull, files, brinField, context };
      const downloads = [];
      for (const job of jobs) downloads.push(await download(job, source));
      requireWhole(downloads);
      return downloads.flatMap(({ path }) => path ?? []);
    },
  };
}

const clientOf = (
  { login, api, clientId, tenantId, secret: name }: Pull,
  exports: readonly VismaExport[],
  { secret }: PullContext,
) => ({
  login,
  api,
  clientId,
  tenantId,
  clientSecret: secret(name),
  scopes: [...new Set(exports.map(({ scope }) => scope))],
});
