import { HubError } from "@regiohub/infra/errors";
import { same, type Words, words } from "@regiohub/infra/words";
import type { VismaExport } from "./exports.js";
import type { Session } from "./session.js";

/** An export on its way. */
export interface Job {
  readonly export: VismaExport;
  readonly id: string;
}

/** How long a job is waited for. */
export interface Patience {
  readonly pauseSeconds: number;
  readonly limitMinutes: number;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Has an export made.
 * @param without Columns that it must leave out.
 * @throws as Session.ask
 */
export async function startJob(session: Session, wanted: VismaExport, without: readonly string[]): Promise<Job> {
  const query = without.length > 0 ? `?fields=!${without.join(",")}` : "";
  // The API wants an address to report to. Nobody listens: the hub looks by itself, and no stranger's address is named.
  const body = JSON.stringify({ callbackAddress: session.client.api });
  const answer = await session.ask(`/v1/command/nl/hrm/${wanted.path}${query}`, wanted, { method: "POST", body });
  const { jobId: id } = answer as { readonly jobId?: unknown };
  if (typeof id === "string" && /^[\w-]{1,100}$/.test(id)) return { export: wanted, id };
  throw new HubError(
    "SOURCE_ANSWER_WRONG",
    words(`${wanted.name}: no job. Expected its jobId.`, `${wanted.name}: geen opdracht. Verwacht: de jobId ervan.`),
  );
}

/**
 * Addresses of a job's result files, one or more, when it is done.
 * @throws SOURCE_UNAVAILABLE when it failed or is still in progress at the limit, else as Session.ask
 */
export async function resultsOf(session: Session, job: Job, patience: Patience): Promise<readonly string[]> {
  const { name, path, results } = job.export;
  const looks = Math.ceil((patience.limitMinutes * 60) / patience.pauseSeconds);
  for (let look = 1; look <= looks; look += 1) {
    const answer = await session.ask(`/v1/query/nl/hrm/${path}/${job.id}`, job.export);
    const { status, [results]: addresses } = answer as Readonly<Record<string, unknown>>;
    if (status === "Completed") return addressesOf(addresses, name);
    if (status !== "InProgress")
      throw new HubError(
        "SOURCE_UNAVAILABLE",
        words(
          `${name}: the export ended as ${shown(status).en}. Expected Completed.`,
          `${name}: de export eindigde als ${shown(status).nl}. Verwacht: Completed.`,
        ),
      );
    await patience.wait(patience.pauseSeconds * 1000);
  }
  throw new HubError(
    "SOURCE_UNAVAILABLE",
    words(
      `${name}: the export is still in progress after ${patience.limitMinutes} minutes. Expected Completed.`,
      `${name}: de export is na ${patience.limitMinutes} minuten nog bezig. Verwacht: Completed.`,
    ),
  );
}

function addressesOf(addresses: unknown, name: string): readonly string[] {
  if (Array.isArray(addresses) && addresses.length > 0 && addresses.every((address) => typeof address === "string"))
    return addresses;
  throw new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${name}: done, without result files. Expected one or more.`,
      `${name}: klaar, zonder resultaatbestanden. Verwacht: een of meer.`,
    ),
  );
}

/** A word of the API; anything else is not shown. */
const shown = (status: unknown): Words =>
  typeof status === "string" && /^[A-Za-z]{1,30}$/.test(status) ? same(status) : words("something else", "iets anders");
