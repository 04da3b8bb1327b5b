import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { HubError } from "@regiohub/infra/errors";
import { openHttp } from "@regiohub/infra/http/client";
import type { Adapter } from "@regiohub/infra/ingest/define";
import type { PullContext } from "@regiohub/infra/ingest/pull";
import { afasLive } from "../index.js";
import { TOKEN } from "./responder.js";
import type { Row } from "./table.js";

/** What a pull turned into. */
export interface Pulled {
  /** Rows of each file, by its name, in the order in which the files were given back. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** What the administrator was told. */
  readonly warned: readonly string[];
  /** Pauses that it asked for, ms; none was taken. */
  readonly pauses: readonly number[];
  readonly progress: readonly (readonly [name: string, rows: number])[];
}

/** What is special about a pull. */
export interface PullOptions {
  /** Keys of `pull` beside the address. */
  readonly pull?: object;
  /** Keys of the profile beside `pull`. */
  readonly profile?: object;
  /** By their name; the token of stand-ins, as its digits, when not given. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Sees the files before they are removed. */
  readonly inspect?: (paths: readonly string[]) => Promise<void>;
}

/** Day of all tests. */
const TODAY = "2026-09-01";

/**
 * Pulls the connectors of an adapter's files from a stand-in, over HTTP.
 * @throws what the pull throws
 */
export async function pullFrom(address: string, files: Adapter["files"], options: PullOptions = {}): Promise<Pulled> {
  const folder = await mkdtemp(join(tmpdir(), "hub-pull-"));
  const notes = { warned: [] as string[], pauses: [] as number[], progress: [] as [string, number][] };
  try {
    const paths = await afasLive(files).pull(contextOf(address, folder, options, notes));
    await options.inspect?.(paths);
    return { ...notes, rows: Object.fromEntries(await Promise.all(paths.map(readRows))) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function contextOf(
  address: string,
  folder: string,
  { pull, profile, secrets = { "afas-token": TOKEN }, signal = new AbortController().signal }: PullOptions,
  notes: { warned: string[]; pauses: number[]; progress: [string, number][] },
): PullContext {
  const wait = async (ms: number) => void notes.pauses.push(ms);
  return {
    document: { ...profile, pull: { address, ...pull } },
    folder,
    secret(name) {
      if (secrets[name] === undefined) throw new HubError("SECRET_MISSING", `Secret "${name}": missing.`);
      return secrets[name];
    },
    http: (origins) => openHttp({ origins, signal, wait, random: () => 0 }),
    signal,
    today: TODAY,
    wait,
    progress: (name, rows) => void notes.progress.push([name, rows]),
    warn: ({ en }) => void notes.warned.push(en),
  };
}

const readRows = async (path: string) =>
  [basename(path), JSON.parse(await readFile(path, "utf8")) as readonly Row[]] as const;
