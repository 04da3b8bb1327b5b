import { resolve } from "node:path";
import { databaseAddress } from "./db/url.js";
import { HubError } from "./errors.js";
import { secretsIn } from "./secrets.js";

/**
 * What the environment says, read once. Every setting of the hub is here. A setting that is a secret may stand in a file
 * that its name with `_FILE` names.
 */
export interface Config {
  /** TCP port of the hub; `PORT`, default 4000. */
  readonly port: number;
  /** Folder of the embedded database and the keys; `HUB_HOME`, default `.hub` in the repository. */
  readonly home: string;
  /** External PostgreSQL; `DATABASE_URL`. Undefined: the embedded one. As all addresses, in the form of `databaseAddress`. */
  readonly databaseUrl: string | undefined;
  /** The database for a gateway that is served apart, under its own login; `HUB_GATEWAY_DATABASE_URL`. Undefined: it has none. */
  readonly gatewayDatabaseUrl: string | undefined;
  /**
   * The database for a subgraph that is served apart, under its own login: by the login's name without `hub_` and
   * `_read`, `staff` or `staff_figures`; `HUB_STAFF_DATABASE_URL`, `HUB_STAFF_FIGURES_DATABASE_URL`.
   */
  readonly partDatabaseUrls: ReadonlyMap<string, string>;
  /** Longest a client waits for an answer, with all fetches that it takes, in ms; `HUB_SUBGRAPH_TIMEOUT_MS`, default 10 000. */
  readonly subgraphTimeoutMs: number;
  /** The file that says whose tokens are taken; `HUB_ACCESS`. Undefined: those of the development issuer. */
  readonly access: string | undefined;
  /** File of the gateway's public keys, for a subgraph on another machine; `HUB_GATEWAY_KEY`. Undefined: in `home`. */
  readonly gatewayKey: string | undefined;
  /** Keys that link tokens are made with, or the file that holds them; `HUB_LINK_KEY`. Undefined: no tokens. */
  readonly linkKey: string | undefined;
  /** A board's access token, for `hub ingest --to`; `HUB_TOKEN`. */
  readonly token: string | undefined;
  /** Folder of the secrets of boards' sources, `BOARD/NAME`; `HUB_SECRETS`. Undefined: there are none. */
  readonly secrets: string | undefined;
  /** Folder of the boards' drop folders, `BOARD/SOURCE`; `HUB_DROP`. Undefined: there are none. */
  readonly drop: string | undefined;
  /** Least serious log line that is written; `LOG_LEVEL`, default `info`. */
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Id of the long test that runs at full size; `HUB_TEST_LONG`. */
  readonly longTest: string | undefined;
}

/** Address of one part alone. */
const PART = /^HUB_([A-Z][A-Z0-9_]*)_DATABASE_URL$/;

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/**
 * Reads the settings from an environment.
 * @throws CONFIG_INVALID naming the variable and the values it may have, or the file that cannot be a secret's.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const whole = (name: string, fallback: number, max: number) => {
    const text = env[name];
    if (text === undefined || text === "") return fallback;
    if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
    throw new HubError("CONFIG_INVALID", `${name}: not a number. Expected a whole number from 0 to ${max}.`);
  };
  const path = (name: string) => (env[name] ? resolve(root, env[name]) : undefined);
  const level = env.LOG_LEVEL || "info";
  const logLevel = LEVELS.find((one) => one === level);
  if (!logLevel)
    throw new HubError("CONFIG_INVALID", `LOG_LEVEL: unknown level. Expected one of ${LEVELS.join(", ")}.`);
  const secrets = secretsIn(env, root);
  const { HUB_DATABASE_TLS: tls = "", PGPASSWORD: password, PGSSLMODE: sslmode } = env;
  if (tls !== "" && tls !== "unverified")
    throw new HubError("CONFIG_INVALID", "HUB_DATABASE_TLS: not understood. Expected unverified, or nothing.");
  const database = (name: string) => {
    const text = secrets.get(name);
    return text && databaseAddress(text, { name, unverified: tls !== "", password, sslmode });
  };
  return {
    port: whole("PORT", 4000, 65_535),
    home: resolve(root, env.HUB_HOME || ".hub"),
    databaseUrl: database("DATABASE_URL"),
    gatewayDatabaseUrl: database("HUB_GATEWAY_DATABASE_URL"),
    subgraphTimeoutMs: whole("HUB_SUBGRAPH_TIMEOUT_MS", 10_000, 600_000),
    partDatabaseUrls: new Map(
      [...secrets.keys()].flatMap((name) => {
        const part = PART.exec(name)?.[1];
        return part && part !== "GATEWAY" ? [[part.toLowerCase(), database(name) as string]] : [];
      }),
    ),
    linkKey: secrets.get("HUB_LINK_KEY"),
    access: path("HUB_ACCESS"),
    gatewayKey: path("HUB_GATEWAY_KEY"),
    secrets: path("HUB_SECRETS"),
    drop: path("HUB_DROP"),
    token: secrets.get("HUB_TOKEN"),
    logLevel,
    longTest: env.HUB_TEST_LONG || undefined,
  };
}
