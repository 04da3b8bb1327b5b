import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyPluginAsync } from "fastify";
import type { Pool } from "pg";
import { loadAuditKeys } from "../../audit/keys.js";
import { openClientAccess } from "../../auth/clients.js";
import { readPublicSet } from "../../auth/key-ring.js";
import { loadKeys } from "../../auth/keys.js";
import { relaySigner, relayVerifier } from "../../auth/relay.js";
import { type Authenticate, authenticator } from "../../auth/verify.js";
import type { Config } from "../../config.js";
import { openPool, withClient } from "../../db/connect.js";
import { loginUrl } from "../../db/login.js";
import { type Database, openDatabase, warnInTheClear } from "../../db/open.js";
import { GATEWAY_LOGIN } from "../../db/roles.js";
import { edgeRoutes } from "../../edge/routes.js";
import { HubError } from "../../errors.js";
import { defaultAddress, supergraphFile } from "../../graphql/compose.js";
import { SCALARS } from "../../graphql/scalars.js";
import { serveSubgraph } from "../../graphql/serve.js";
import { openSubgraph } from "../../graphql/subgraph.js";
import type { Hub } from "../../hub.js";
import type { Log } from "../../log.js";
import type { RunningServer, ServeGatewayOptions } from "../../serving.js";
import { unreadable } from "../../unreadable.js";
import { untilAborted } from "../abort.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { prepareHub } from "../prepare-hub.js";

/** `hub serve`: everything in one process, or one part apart. */
export const serveCommand: Command = {
  name: "serve",
  usage: "[gateway|SUBGRAPH] [--port P] [--host H] [--supergraph FILE] [--subgraph NAME=URL]… [--open]",
  summary: "Serve the hub in one process, or one subgraph or the gateway apart.",
  options: {
    port: { type: "string" },
    host: { type: "string", default: "127.0.0.1" },
    supergraph: { type: "string" },
    subgraph: { type: "string", multiple: true },
    open: { type: "boolean", default: false },
  },
  async run(input, context) {
    const server = await serve(input, context);
    context.say(`serving on ${server.url}`);
    await untilAborted(context.signal);
    await server.close();
    return 0;
  },
};

async function serve(input: CommandInput, context: CommandContext): Promise<RunningServer> {
  const [part, ...rest] = input.positionals;
  if (rest.length > 0) throw new HubError("USAGE", "serve: expected at most one part.");
  if (part === "gateway") return gatewayApart(input, context);
  if (part !== undefined) return subgraphApart(part, input, context);
  const database = await openDatabase(context.config, context.log);
  await prepareHub(database.url, context);
  return serveAll({ ...context, database, port: portOf(input, context.config.port), host: hostOf(input) });
}

/** Where and over what everything is served in one process. */
export interface ServeAllOptions {
  readonly hub: Hub;
  readonly config: Config;
  readonly log: Log;
  /** Prepared; released on close. */
  readonly database: Database;
  readonly port: number;
  readonly host: string;
  /** Who is let in, where it is not the clients that the access file knows. */
  readonly authenticate?: Authenticate;
}

/** Gateway and subgraphs in one process, with in-process calls. */
export async function serveAll(options: ServeAllOptions): Promise<RunningServer> {
  const { hub, config, log, database, port, host } = options;
  const keys = await loadKeys(config.home);
  const openWith = { url: database.url, seals: keys.seals, audit: await loadAuditKeys(config.home) };
  const { subgraphTimeoutMs: statementTimeoutMs } = config;
  const open = hub.subgraphs.map((subgraph) => openSubgraph(subgraph, { ...openWith, statementTimeoutMs }));
  const pool = gatewayPool(loginUrl(database.url, GATEWAY_LOGIN), config);
  const shut = async () => {
    await Promise.all([...open.map((one) => one.close()), pool.end()]);
    await database.release();
  };
  try {
    const gatewayWith = await gatewayOptions({ hub, config, log, pool });
    const { authenticate = gatewayWith.authenticate } = options;
    const { routes } = gatewayWith;
    const gateway = await hub.serveGateway({
      ...gatewayWith,
      authenticate,
      inProcess: open,
      routes: together(edgeRoutes({ hub, url: database.url, home: config.home, authenticate }), routes),
      port,
      host,
      checks: { database: () => withClient(database.url, async (client) => void (await client.query("select 1"))) },
    });
    return { ...gateway, close: () => gateway.close().finally(shut) };
  } catch (error) {
    await shut();
    throw error;
  }
}

async function gatewayApart(input: CommandInput, { hub, config, log }: CommandContext): Promise<RunningServer> {
  const file = typeof input.values.supergraph === "string" ? input.values.supergraph : undefined;
  const open = input.values.open === true;
  const { gatewayDatabaseUrl: url } = config;
  if (url) warnInTheClear(url, log);
  const pool = url === undefined ? undefined : gatewayPool(url, config);
  const gateway = await hub.serveGateway({
    ...(await gatewayOptions({ hub, config, log, pool, file })),
    // An open gateway may serve anybody's supergraph, whose scalars only have the same names.
    ...(open && { scalars: [] }),
    addresses: addressesOf(input),
    watch: file ?? fileURLToPath(supergraphFile(hub.root)),
    port: portOf(input, config.port),
    host: hostOf(input),
    open,
    checks: {},
  });
  return { ...gateway, close: () => gateway.close().finally(() => pool?.end()) };
}

/** Over the gateway's own login. */
const gatewayPool = (url: string, { subgraphTimeoutMs: statementTimeoutMs }: Config): Pool =>
  openPool({ url, name: "hub gateway", statementTimeoutMs });

/** What every gateway of this hub is served with. */
interface GatewayParts {
  readonly hub: Hub;
  readonly config: Config;
  readonly log: Log;
  /** Undefined: it has no database. */
  readonly pool: Pool | undefined;
  /** Of the supergraph, where it is not the hub's own. */
  readonly file?: string | undefined;
}

async function gatewayOptions({ hub, config, log, pool, file }: GatewayParts) {
  const keys = await loadKeys(config.home);
  const { authenticate, routes, clientSettings } = await openClientAccess({ config, policy: hub.access, log, pool });
  return {
    supergraph: await readSupergraph(file ?? supergraphFile(hub.root)),
    scalars: SCALARS,
    open: false,
    access: hub.access,
    authenticate,
    ...(routes && { routes }),
    ...(clientSettings && { clientSettings }),
    ...(pool && { pool }),
    signCaller: relaySigner(keys.gateway),
    timeoutMs: config.subgraphTimeoutMs,
    log,
  } satisfies Partial<ServeGatewayOptions>;
}

/** Several sets of routes as one. */
const together =
  (...all: readonly (FastifyPluginAsync | undefined)[]): FastifyPluginAsync =>
  async (app) => {
    for (const one of all) if (one) await app.register(one);
  };

const readSupergraph = (file: string | URL): Promise<string> =>
  readFile(file, "utf8").catch((cause: unknown) => {
    throw unreadable(`Supergraph ${file}`, cause);
  });

async function subgraphApart(name: string, input: CommandInput, context: CommandContext): Promise<RunningServer> {
  const { hub, config, log } = context;
  const index = hub.subgraphs.findIndex((one) => one.name === name);
  const subgraph = hub.subgraphs[index];
  if (!subgraph) {
    const names = ["gateway", ...hub.subgraphs.map((one) => one.name)].join(", ");
    throw new HubError("USAGE", `serve: no such part. Expected one of ${names}.`);
  }
  const { partDatabaseUrls: partUrls } = config;
  // A part with an address of its own does without an administrator: another machine migrates.
  const database = partUrls.has(name) ? undefined : await openDatabase(config, log);
  if (database) await prepareHub(database.url, context);
  for (const url of partUrls.values()) warnInTheClear(url, log);
  const keys = await loadKeys(config.home);
  const gatewayKeys = config.gatewayKey ? await readPublicSet(config.gatewayKey) : keys.gateway.verifying;
  const open = openSubgraph(subgraph, {
    url: database?.url,
    partUrls,
    seals: keys.seals,
    audit: await loadAuditKeys(config.home),
    statementTimeoutMs: config.subgraphTimeoutMs,
  });
  const server = await serveSubgraph(open, {
    port: portOf(input, Number(new URL(defaultAddress(index)).port)),
    host: hostOf(input),
    authenticate: authenticator(relayVerifier(name, gatewayKeys)),
    timeoutMs: config.subgraphTimeoutMs,
    log,
  });
  return {
    ...server,
    close: () =>
      server.close().finally(async () => {
        await open.close();
        await database?.release();
      }),
  };
}

function portOf({ values }: CommandInput, fallback: number): number {
  if (values.port === undefined) return fallback;
  const port = /^\d{1,5}$/.test(String(values.port)) ? Number(values.port) : Number.NaN;
  if (port <= 65_535) return port;
  throw new HubError("USAGE", "serve: --port is not a port. Expected 0 to 65535.");
}

const hostOf = ({ values }: CommandInput): string => (typeof values.host === "string" ? values.host : "127.0.0.1");

function addressesOf({ values }: CommandInput): Record<string, string> {
  const given = Array.isArray(values.subgraph) ? values.subgraph.map(String) : [];
  return Object.fromEntries(
    given.map((one) => {
      const match = /^([a-z][\w-]*)=(https?:\/\/.+)$/.exec(one);
      if (match?.[1] && match[2]) return [match[1], match[2]];
      throw new HubError("USAGE", "serve: --subgraph not understood. Expected NAME=http://host:port/graphql.");
    }),
  );
}
