import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { testSeals } from "@regiohub/infra/testing/seals";
import { adviser, boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { ask, type FilledHub, filledHub, hub } from "../hub.js";
import { schemaOf } from "./support/access-world.js";
import { askersOf } from "./support/askers.js";
import { type BypassingLogin, bypassingLogin, gatewayOver, placeOf } from "./support/one-layer.js";
import { knownThings, type Things } from "./support/things.js";
import { timeoutOf } from "./support/timeout.js";
import { differencesOf, expectedOf, isClosed, verdictOf } from "./support/verdicts.js";
import { fieldsOf, type Way, waysIn } from "./support/ways.js";

const TIMEOUT = timeoutOf("T-05");

let filled: FilledHub;
let things: Things;
let login: BypassingLogin;
beforeAll(async () => {
  filled = await filledHub();
  things = await knownThings(filled.url, testSeals);
  login = await bypassingLogin(filled.url);
}, 120_000);
afterAll(async () => {
  await login.drop();
  await filled.drop();
});

/** Subgraphs whose code knows whose rows are whose. Consents, in mobility, are the database's alone to judge. */
const NAMES = ["staff", "vacancies", "subsidies"];

function openOf(name: string, as?: string): OpenSubgraph {
  const subgraph = hub.subgraphs.find((one) => one.name === name);
  if (!subgraph) throw new Error(`There is no subgraph ${name}.`);
  const keys = { seals: testSeals, audit: testAuditKeys() };
  const options = { url: filled.url, ...keys, statementTimeoutMs: 10_000, connections: 2 };
  return openSubgraph(subgraph, { ...options, ...(as && { login: as }) });
}

async function withSubgraph<T>(name: string, as: string | undefined, work: (open: OpenSubgraph) => Promise<T>) {
  const open = openOf(name, as);
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

describe("without row level security", () => {
  it.each(NAMES)(
    "the guards and resolvers of %s show every caller what the oracle says",
    (name) =>
      withSubgraph(name, login.name, async (open) => {
        const differences: string[] = [];
        const place = placeOf(open);
        for (const [who, caller] of Object.entries(askersOf(things.thing))) {
          for (const way of waysIn(open.schema, things).filter(isClosed)) {
            differences.push(...(await differencesOf(place, way, { who, caller, thing: things.thing })));
          }
        }
        expect(differences).toEqual([]);
      }),
    TIMEOUT,
  );
});

describe("with subgraphs that take everybody for the board itself", () => {
  /** Whether a caller is of a board or of a region is the subgraphs' to know; what its rights are is the gateway's. */
  const isRefusedByRights = (way: Way, field: string, caller: Caller) => {
    const region = caller.kind === "region" ? caller.regions[0] : undefined;
    const own = { ...things.thing, ...(region && { region }) };
    return caller.kind !== "board" && expectedOf(way, field, caller, own) === "refused";
  };

  it(
    "the gateway refuses what the oracle refuses",
    async () => {
      const names = hub.subgraphs.map(({ name }) => name);
      const askers = Object.values(askersOf(things.thing));
      const opened = names.map((name) => openOf(name));
      const gateway = await gatewayOver(opened, boardCaller("99001"), askers);
      try {
        const schema = await schemaOf(async (query) => (await ask(gateway.url, query, "Bearer 0")).body);
        const missed: string[] = [];
        let refused = 0;
        for (const [number, caller] of askers.entries()) {
          for (const way of waysIn(schema, things).filter(isClosed)) {
            const fields = fieldsOf(way.type).map(({ name }) => name);
            const reply = (await ask(gateway.url, way.document(fields), `Bearer ${number}`, way.variables(caller)))
              .body;
            for (const field of fields.filter((one) => isRefusedByRights(way, one, caller))) {
              refused += 1;
              if (verdictOf(way, field, reply) !== "refused") missed.push(`${number}: ${labelOf(way, field)}`);
            }
          }
        }
        expect({ missed, some: refused > 0 }).toEqual({ missed: [], some: true });
      } finally {
        await gateway.close();
        for (const open of opened) await open.close();
      }
    },
    TIMEOUT,
  );
});

const labelOf = ({ type }: Way, field: string) => `${type.name}.${field}`;

describe("with guards and resolvers that take everybody for the board itself", () => {
  const everything = boardCaller("99001");
  const others: Readonly<Record<string, Caller>> = {
    "another board": boardCaller("99002"),
    "a partner of other boards": { ...partner, boards: ["99002"] },
    "an adviser of another centre": adviser("MC-DEMO-2"),
    "the operator": operator,
  };
  /** What tells of a board's own rows: objects of these types are only there where a row is. */
  const OWN: Readonly<Record<string, readonly string[]>> = {
    staff: ["StaffMember", "StaffMemberEdge", "Employment", "EmploymentAssignment", "Absence"],
    subsidies: ["SubsidyApplication"],
    mobility: ["MobilityProfile", "Consent"], // not StaffMember: of that it has no row, only the id that was given
  };

  const shownOf = async (open: OpenSubgraph, caller: Caller): Promise<string[]> => {
    const place = placeOf(open, everything);
    const shown: string[] = [];
    for (const way of waysIn(open.schema, things).filter(({ type }) => OWN[open.name]?.includes(type.name))) {
      const names = fieldsOf(way.type).map((field) => field.name);
      const reply = await place.ask(way.document(names), caller, { variables: way.variables(everything) });
      shown.push(
        ...names.filter((field) => verdictOf(way, field, reply) === "shown").map((field) => labelOf(way, field)),
      );
    }
    return shown;
  };
  it.each(Object.keys(OWN))("the rows of %s are their own board's alone", (name) =>
    withSubgraph(name, undefined, async (open) => {
      expect((await shownOf(open, everything)).length).toBeGreaterThan(0);
      for (const caller of Object.values(others)) expect(await shownOf(open, caller)).toEqual([]);
    }),
  );

  it("vacancies that are not shared are their own board's alone", () =>
    withSubgraph("vacancies", undefined, async (open) => {
      const statesSeenBy = async (caller: Caller) => {
        const { data } = await placeOf(open, everything).ask(
          '{ vacancies(first: 100, filter: { board: "99001" }) { edges { node { status } } } }',
          caller,
        );
        const page = data?.vacancies as { edges: { node: { status: string } }[] } | undefined;
        return new Set(page?.edges.map(({ node }) => node.status));
      };
      expect(await statesSeenBy(everything)).toContain("INTERNAL");
      expect(await statesSeenBy(boardCaller("99002"))).not.toContain("INTERNAL");
      for (const who of ["a partner of other boards", "an adviser of another centre", "the operator"]) {
        expect([who, ...(await statesSeenBy(others[who] as Caller))]).toEqual([who]);
      }
    }));
});
