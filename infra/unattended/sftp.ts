import { join } from "node:path";
import { HubError } from "../errors.js";
import type { Adapter } from "../ingest/define.js";
import type { PullContext } from "../ingest/pull.js";
import { type Words, words } from "../words.js";
import { type Findings, Unsettled } from "./found.js";
import type { SftpSettings } from "./settings.js";
import { deliverable, isSettled, isWhole, type Look, lookAgain, printOf, type Seen } from "./settle.js";
import { Download, unavailable } from "./sftp-download.js";
import { Gone, Lost, SftpSession } from "./sftp-session.js";

/** What a server is looked at with. */
export interface SftpOptions {
  readonly settings: SftpSettings;
  readonly files: Adapter["files"];
  readonly looks: Readonly<Record<string, Look>>;
  /** Print of what was dealt with last. */
  readonly done: string | null;
  readonly now: Date;
  readonly secret: PullContext["secret"];
  readonly signal: AbortSignal;
  readonly wait: PullContext["wait"];
}

/** What a delivery may be, whoever runs the server. */
const MOST = { files: 1_000, bytes: 8 * 1024 ** 3 } as const;
const NAME = /^[^/\\\p{Cc}]{1,200}$/u;

/**
 * Looks on a server for a delivery that is whole, settled and new. Nothing is changed there.
 * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG, SECRET_MISSING, CONFIG_INVALID
 */
export async function lookOnServer(options: SftpOptions): Promise<Findings> {
  const { settings, files, done, now, wait, signal } = options;
  const from = settings.folder.replace(/(?<=.)\/+$/, "");
  const reopen = () => SftpSession.open(options);
  const seen = await glance(reopen, from);
  const look = lookAgain(options.looks[""], printOf(seen), now);
  const looks = { "": look };
  const isReady = settings.marker !== undefined || isSettled(look, settings.settleSeconds, now);
  if (!isReady || look.print === done || !isWhole(seen, { files, marker: settings.marker }))
    return { looks, found: [] };
  requireModest(seen);
  const take = async (to: string): Promise<readonly string[]> => {
    await using download = new Download({ reopen, wait, from, to });
    const wanted = deliverable(seen, settings.marker);
    for (const one of wanted) await download.fetch(one);
    signal.throwIfAborted();
    const after = await download.throughCuts((session) => session.list(from));
    if (printOf(after) !== look.print) throw new Unsettled(from);
    return wanted.map(({ name }) => join(to, name));
  };
  return { looks, found: [{ print: look.print, take }] };
}

/** One look, without a second try: the next one comes by itself. */
async function glance(open: () => Promise<SftpSession>, folder: string): Promise<readonly Seen[]> {
  try {
    await using session = await open();
    return await session.list(folder);
  } catch (error) {
    if (error instanceof Gone) throw wrong(words("no such folder", "die map is er niet"));
    throw error instanceof Lost ? unavailable(words("no connection", "geen verbinding")) : error;
  }
}

function requireModest(seen: readonly Seen[]): void {
  if (seen.length > MOST.files) throw wrong(words(`more than ${MOST.files} files`, `meer dan ${MOST.files} bestanden`));
  if (seen.reduce((sum, { size }) => sum + size, 0) > MOST.bytes)
    throw wrong(words(`more than ${MOST.bytes} bytes`, `meer dan ${MOST.bytes} bytes`));
  // The names come from elsewhere, and files are made by them here.
  if (seen.some(({ name }) => !NAME.test(name)))
    throw wrong(
      words(
        "a file whose name is a path or holds control characters",
        "een bestand waarvan de naam een pad is of stuurtekens heeft",
      ),
    );
  if (seen.some(({ isFile }) => !isFile))
    throw wrong(words("a link. Expected the files themselves", "een link. Verwacht: de bestanden zelf"));
  if (new Set(seen.map(({ name }) => name)).size < seen.length)
    throw wrong(words("two files of one name", "twee bestanden met één naam"));
}

const wrong = (what: Words) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(`SFTP, key "folder" of the profile: ${what.en}.`, `SFTP, sleutel "folder" van het profiel: ${what.nl}.`),
  );
