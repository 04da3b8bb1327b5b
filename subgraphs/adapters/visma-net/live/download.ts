import { HubError } from "@regiohub/infra/errors";
import type { Adapter } from "@regiohub/infra/ingest/define";
import type { Http, PullContext } from "@regiohub/infra/ingest/pull";
import { RowFile } from "@regiohub/infra/ingest/row-file";
import { wantedIn } from "@regiohub/infra/ingest/wanted";
import { anyOf, same, words } from "@regiohub/infra/words";
import { type Job, resultsOf } from "./job.js";
import { type Result, readResult } from "./result.js";
import type { Session } from "./session.js";
import type { Pull } from "./settings.js";

/** What is pulled from, and for whom. */
export interface Source {
  readonly session: Session;
  readonly http: Http;
  readonly pull: Pull;
  readonly files: Adapter["files"];
  /** The free field that the adapter reads. */
  readonly brinField: string | null;
  readonly context: PullContext;
}

/** What came of an export. */
export interface Download {
  readonly name: string;
  /** Null when none of its rows is wanted: a file without rows would look like one without columns. */
  readonly path: string | null;
  /** Of each result file, whether its last line has an end. */
  readonly isEnded: readonly boolean[];
}

/**
 * Waits for an export and writes all of its result files into one file of the pull's folder, with the columns that the
 * adapter reads; of free fields only the one that it reads.
 * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG
 */
export async function download(job: Job, source: Source): Promise<Download> {
  const { session, pull, files, context, brinField } = source;
  const { name, ofFreeFields } = job.export;
  const patience = { pauseSeconds: pull.pauseSeconds, limitMinutes: pull.limitMinutes, wait: context.wait };
  const addresses = await resultsOf(session, job, patience);
  const wanted = wantedIn(files, `${name}.json`, context.document);
  const results: Result[] = [];
  for (const address of addresses) results.push(readResult(await fetchResult(address, name, source), name, wanted));
  const isEnded = results.map((result) => result.isEnded);
  const parts = results.map(({ rows }) => (ofFreeFields ? rows.filter((row) => isField(row, brinField)) : rows));
  if (ofFreeFields && parts.every(({ length }) => length === 0)) return { name, path: null, isEnded };
  await using file = await RowFile.create(context.folder, `${name}.json`, wanted);
  // Each row has each column: the files of a result may differ, and a reader may go by the first rows.
  const none = Object.fromEntries(results.flatMap(({ headers }) => headers.map((header) => [header, null])));
  for (const rows of parts) {
    await file.add(rows.map((row) => ({ ...none, ...row })));
    context.progress(name, file.rows);
  }
  return { name, path: await file.finish(), isEnded };
}

const isField = ({ fieldname = "" }: Result["rows"][number], field: string | null): boolean =>
  fieldname.trim().toLowerCase() === field?.toLowerCase();

/** A result file may be large, and comes in one piece. */
const RESULT_MS = 600_000;

/** Bytes of a result file. Its address is its own key: it gets no token, which a storage host has no business with. */
async function fetchResult(address: string, name: string, { http, pull }: Source): Promise<Buffer> {
  const origin = URL.parse(address)?.origin;
  const expected = [pull.api, ...pull.storage];
  if (origin === undefined || !expected.includes(origin)) {
    const at = origin === undefined ? words("no web address", "geen webadres") : same(origin);
    throw new HubError(
      "SOURCE_ANSWER_WRONG",
      words(
        `${name}: a result file at ${at.en}. Expected ${anyOf(expected).en}; pull.storage of the profile names others.`,
        `${name}: een resultaatbestand op ${at.nl}. Verwacht: ${anyOf(expected).nl}; pull.storage van het profiel noemt andere.`,
      ),
    );
  }
  const { status, body } = await http(address, { timeoutMs: RESULT_MS });
  if (status === 200) return body;
  // The address of a result holds for a while only; another pull gets a new one.
  const isOver = status >= 500 || [401, 403, 404, 410].includes(status);
  throw new HubError(
    isOver ? "SOURCE_UNAVAILABLE" : "SOURCE_ANSWER_WRONG",
    words(
      `${name}: status ${status} for a result file. Expected the file.`,
      `${name}: status ${status} voor een resultaatbestand. Verwacht: het bestand.`,
    ),
  );
}

/**
 * Sees that no file was cut off in its last cell, which nothing else shows: one system ends all its files alike.
 * @throws SOURCE_UNAVAILABLE
 */
export function requireWhole(downloads: readonly Download[]): void {
  if (new Set(downloads.flatMap(({ isEnded }) => isEnded)).size <= 1) return;
  const cut = downloads.filter(({ isEnded }) => isEnded.includes(false)).map(({ name }) => name);
  throw new HubError(
    "SOURCE_UNAVAILABLE",
    words(
      `${cut.join(", ")}: a result file ends within a line, and others do not. Expected whole files.`,
      `${cut.join(", ")}: een resultaatbestand eindigt midden in een regel, en andere niet. Verwacht: hele bestanden.`,
    ),
  );
}
