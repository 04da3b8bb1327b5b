import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type HubKeys, loadKeys } from "@regiohub/infra/auth/keys";
import { relayedTo, relayVerifier } from "@regiohub/infra/auth/relay";
import { ACCESS, signCaller, type TokenKind } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { withClient } from "@regiohub/infra/db/connect";
import { sdlFile } from "@regiohub/infra/graphql/compose";
import { globalId } from "@regiohub/infra/graphql/ids";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import { serveSubgraph } from "@regiohub/infra/graphql/serve";
import { openSubgraph } from "@regiohub/infra/graphql/subgraph";
import type { RunningServer } from "@regiohub/infra/serving";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { type ConstDirectiveNode, Kind, parse } from "graphql";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";

let filled: FilledHub;
let keys: HubKeys;
let known: Record<string, Record<string, unknown>>;
const servers = new Map<string, RunningServer>();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  filled = await filledHub();
  keys = await loadKeys(filled.config.home);
  known = await knownThings(filled.url);
  for (const subgraph of hub.subgraphs) {
    const open = openSubgraph(subgraph, {
      url: filled.url,
      seals: keys.seals,
      audit: testAuditKeys(),
      statementTimeoutMs: 10_000,
    });
    const authenticate = authenticator(relayVerifier(subgraph.name, keys.gateway.verifying));
    const server = await serveSubgraph(open, { port: 0, host: "127.0.0.1", authenticate, log: quiet });
    servers.set(subgraph.name, server);
    closing.push(open.close, server.close);
  }
}, 120_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await filled.drop();
});

/** A reference to something of board 99001, or near it, per entity type. */
async function knownThings(url: string): Promise<Record<string, Record<string, unknown>>> {
  const { ids } = sealsFor(keys.seals, boardUser);
  const one = (sql: string) =>
    withClient(url, async (client) => (await client.query(sql)).rows[0] as Record<string, string>);
  const site = await one(
    "select code, brin from staff.site where brin in (select brin from staff.school where board_no = '99001') order by code limit 1",
  );
  const member = await one("select number from staff.member where board_no = '99001' order by number limit 1");
  const employment = await one(
    "select member_id, number from staff.employment where board_no = '99001' order by 1, 2 limit 1",
  );
  const vacancy = await one(
    "select vacancy_number as number from vacancies.vacancy where board_no = '99001' and status in ('REGIONAL', 'EXTERNAL') order by 1 limit 1",
  );
  const centre = await one("select centre_code as code from mobility.centre order by 1 limit 1");
  const application = await one(
    "select board_no, application_number as number from subsidies.application where status <> 'DRAFT' order by 2 limit 1",
  );
  return {
    Board: { number: "99001" },
    School: { brin: site.brin },
    Site: { code: site.code },
    Region: { scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
    Swv: { code: "PO2203" },
    StaffMember: { id: ids.write("StaffMember", "99001", member.number ?? "") },
    Employment: { id: ids.write("Employment", "99001", employment.member_id ?? "", employment.number ?? "") },
    Vacancy: { id: globalId("Vacancy", "99001", vacancy.number ?? "") },
    MobilityCentre: { id: globalId("MobilityCentre", centre.code ?? "") },
    SubsidyScheme: { code: "MC" },
    SubsidyApplication: { id: globalId("SubsidyApplication", application.board_no ?? "", application.number ?? "") },
  };
}

const PEOPLE = ["StaffMember", "Employment"];

/** Every entity type of every subgraph, as the committed SDL has them. */
const ENTITIES: readonly (readonly [string, string])[] = (
  await Promise.all(
    hub.subgraphs.map(async ({ name }) =>
      parse(await readFile(sdlFile(hub.root, name), "utf8")).definitions.flatMap((node) =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.some(isResolvableKey)
          ? [[name, node.name.value] as const]
          : [],
      ),
    ),
  )
).flat();

function isResolvableKey({ name, arguments: given }: ConstDirectiveNode): boolean {
  const unresolvable = given?.some(
    (one) => one.name.value === "resolvable" && one.value.kind === Kind.BOOLEAN && !one.value.value,
  );
  return name.value === "key" && !unresolvable;
}

async function entities(subgraph: string, representations: object[], authorization?: string) {
  const response = await fetch(`${servers.get(subgraph)?.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
    body: JSON.stringify({
      query: "query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }",
      variables: { representations },
    }),
  });
  const body = (await response.json()) as {
    data?: { _entities: ({ __typename: string } | null)[] };
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  return { status: response.status, body };
}

const signed = async (caller: Caller, kind: TokenKind) =>
  `Bearer ${await signCaller(caller, kind, kind === ACCESS ? keys.issuer : keys.gateway, new Date())}`;

const boardUser = boardCaller("99001");

describe.each(ENTITIES)("%s answers references to %s", (subgraph, type) => {
  const reference = () => ({ __typename: type, ...known[type] });

  it("for the gateway's signed caller", async () => {
    const { body } = await entities(subgraph, [reference(), reference()], await signed(boardUser, relayedTo(subgraph)));
    expect(body).toEqual({ data: { _entities: [{ __typename: type }, { __typename: type }] } });
  });

  it("for nobody without a token", async () => {
    const { status, body } = await entities(subgraph, [reference()]);
    expect({ status, code: body.errors?.[0]?.extensions?.code }).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("not for a caller that was signed for another subgraph", async () => {
    const { status, body } = await entities(subgraph, [reference()], await signed(boardUser, relayedTo("another")));
    expect({ status, code: body.errors?.[0]?.extensions?.code }).toEqual({ status: 401, code: "TOKEN_INVALID" });
  });

  it("not for a client's own access token", async () => {
    const { status, body } = await entities(subgraph, [reference()], await signed(boardUser, ACCESS));
    expect({ status, code: body.errors?.[0]?.extensions?.code }).toEqual({ status: 401, code: "TOKEN_INVALID" });
  });

  if (PEOPLE.includes(type)) {
    it.each([
      ["another board", boardCaller("99002")],
      ["a partner", partner],
      ["an operator", operator],
    ])("but not for %s: these are people", async (_name, caller) => {
      const { body } = await entities(subgraph, [reference()], await signed(caller, relayedTo(subgraph)));
      expect(body).toEqual({ data: { _entities: [null] } });
    });
  }
});

it("every entity type has a reference in this test", () => {
  expect([...new Set(ENTITIES.map(([, type]) => type))].filter((type) => !(type in known))).toEqual([]);
});
