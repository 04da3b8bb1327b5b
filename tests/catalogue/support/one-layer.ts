import { randomBytes } from "node:crypto";
import { clientTrace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { passwordIn, passwordOf, scramVerifier } from "@regiohub/infra/db/login";
import { readerOf } from "@regiohub/infra/db/roles";
import { rowContextOf } from "@regiohub/infra/db/row-context";
import type { OpenSubgraph } from "@regiohub/infra/graphql/subgraph";
import { graphql } from "graphql";
import { hub } from "../../hub.js";
import type { Place, Reply } from "./access-world.js";

/**
 * Asks a subgraph without HTTP.
 * @param seenAs who its resolvers and guards take the caller for; the database is told of the caller all the same
 */
export const placeOf = (open: OpenSubgraph, seenAs?: Caller): Place => ({
  name: open.name,
  schema: open.schema,
  async ask(source, caller, { variables = {} } = {}) {
    const { context, finish } = open.begin({
      caller: seenAs ?? caller,
      rows: rowContextOf(caller),
      requestId: "test",
      trace: clientTrace({}),
    });
    const result = await graphql({
      schema: open.schema,
      source,
      contextValue: context,
      variableValues: { ...variables },
    });
    await finish();
    return JSON.parse(JSON.stringify(result)) as Reply;
  },
});

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
