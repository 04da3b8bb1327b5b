import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type GatewayRequest, localTransport } from "@regiohub/gateway";
import { clientTrace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { passwordIn, passwordOf, scramVerifier } from "@regiohub/infra/db/login";
import { readerOf } from "@regiohub/infra/db/roles";
import { rowContextOf } from "@regiohub/infra/db/row-context";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import type { OpenSubgraph, OperationRequest } from "@regiohub/infra/graphql/subgraph";
import type { RunningServer } from "@regiohub/infra/serving";
import { hub, quiet } from "../../hub.js";
import type { Place, Reply } from "./access-world.js";

/**
 * Asks a subgraph as the gateway does in one process, compiled from the first use on.
 * @param seenAs who its resolvers and guards take the caller for; the database is told of the caller all the same
 */
export function placeOf(open: OpenSubgraph, seenAs?: Caller): Place {
  const begin = (request: GatewayRequest) =>
    open.begin({ ...request, caller: seenAs ?? request.caller, rows: rowContextOf(request.caller) });
  const transport = localTransport(open.schema, begin, { timeoutMs: 10_000, compileAfter: 1 });
  return {
    name: open.name,
    schema: open.schema,
    async ask(text, caller, { variables = {} } = {}) {
      const answer = await transport.execute({
        operation: { text, name: undefined, kind: text.startsWith("mutation") ? "mutation" : "query" },
        variables: { ...variables },
        representations: [],
        request: { requestId: "test", trace: clientTrace({}), caller },
      });
      return JSON.parse(JSON.stringify(answer)) as Reply;
    },
  };
}

/** A login that may do what the subgraphs' own may, and that row level security does not hold. */
export interface BypassingLogin {
  readonly name: string;
  drop(): Promise<void>;
}

/** Makes one; roles belong to the whole server, so it has a name that no other test has. */
export async function bypassingLogin(url: string): Promise<BypassingLogin> {
  const name = `hub_test_${randomBytes(6).toString("hex")}`;
  const given = passwordIn(url);
  const password = given === undefined ? "" : `password '${scramVerifier(passwordOf(given, name))}'`;
  const readers = hub.subgraphs.map((subgraph) => readerOf(subgraph.name)).join(", ");
  const run = (sql: string) => withClient(url, async (client) => void (await client.query(sql)));
  await run(`create role ${name} login bypassrls in role ${readers} ${password}`);
  return { name, drop: () => run(`drop role ${name}`) };
}

/**
 * Serves a gateway over subgraphs that take everybody for one caller.
 * @param askers the token of each is its index
 */
export async function gatewayOver(
  opened: readonly OpenSubgraph[],
  seenAs: Caller,
  askers: readonly Caller[],
): Promise<RunningServer> {
  const inProcess = opened.map((open) => ({
    ...open,
    begin: (request: OperationRequest) => open.begin({ ...request, caller: seenAs }),
  }));
  return hub.serveGateway({
    supergraph: await readFile(supergraphFile(hub.root), "utf8"),
    inProcess,
    access: hub.access,
    port: 0,
    host: "127.0.0.1",
    open: false,
    authenticate: async ({ authorization = "" }) => askers[Number(authorization.replace("Bearer ", ""))],
    signCaller: async () => "",
    checks: {},
    timeoutMs: 10_000,
    log: quiet,
  });
}
