import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { HubError } from "@regiohub/infra/errors";
import { openHttp } from "@regiohub/infra/http/client";
import type { LiveSource, PullContext } from "@regiohub/infra/ingest/pull";
import type { Clock } from "./clock.js";
import type { StandIn } from "./stand-in.js";
import type { Application } from "./tokens.js";

/** An application of a test. Made up. */
export const APPLICATION: Application = {
  clientId: "regiohub-test",
  secret: "proeftuin & co",
  tenant: "9900210",
  tenantIn: "body",
  mayRead: true,
};

/** Day of all tests. */
const TODAY = "2025-11-03";

type Row = Readonly<Record<string, unknown>>;

/** What a pull turned into. */
export interface Pulled {
  /** Rows of each file, by its name, in the order in which they were given back. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly progress: readonly (readonly [name: string, rows: number])[];
}

/** What a pull of a test differs in. */
export interface PullOptions {
  readonly pull?: object;
  readonly profile?: object;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly today?: string;
  /** Sees the files before they are removed. */
  readonly inspect?: (paths: readonly string[]) => Promise<void>;
}

/** Pulls from a stand-in, over HTTP; pauses take time on the clock alone. */
export async function pullFrom(
  { origin }: Pick<StandIn, "origin">,
  source: LiveSource,
  clock: Clock,
  options: PullOptions = {},
): Promise<Pulled> {
  const { pull, profile, secrets = { "youforce-secret": APPLICATION.secret }, today = TODAY, inspect } = options;
  const folder = await mkdtemp(join(tmpdir(), "hub-pull-"));
  const progress: [string, number][] = [];
  const { signal } = new AbortController();
  const { clientId, tenant } = APPLICATION;
  const context: PullContext = {
    document: { ...profile, pull: { clientId, tenant, api: origin, tokens: `${origin}/connect/token`, ...pull } },
    folder,
    secret: (name) => secrets[name] ?? missing(name),
    http: (origins) => openHttp({ origins, signal, wait: clock.wait, random: () => 1 }),
    signal,
    today,
    wait: clock.wait,
    progress: (name, rows) => void progress.push([name, rows]),
  };
  try {
    const paths = await source.pull(context);
    if (paths.length !== (await readdir(folder)).length) throw new Error("Files are left that were not given back.");
    await inspect?.(paths);
    return { rows: Object.fromEntries(await Promise.all(paths.map(readPulled))), progress };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readPulled(path: string): Promise<[name: string, rows: Row[]]> {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) throw new Error(`${basename(path)}: others may read it.`);
  return [basename(path), JSON.parse(await readFile(path, "utf8")) as Row[]];
}

function missing(name: string): never {
  throw new HubError("SECRET_MISSING", `${name}: no such secret.`);
}
