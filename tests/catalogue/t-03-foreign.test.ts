import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { sha256Of } from "@regiohub/infra/edge/parts";
import { sdlFile } from "@regiohub/infra/graphql/compose";
import { globalId } from "@regiohub/infra/graphql/ids";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import { testSeals } from "@regiohub/infra/testing/seals";
import { countStatements } from "@regiohub/infra/testing/statements";
import { adviser, boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { type DocumentNode, Kind, parse } from "graphql";
import { byHand } from "../e2e/support/edge-by-hand.js";
import { edgeHub } from "../e2e/support/edge-hub.js";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { ENTITIES, type Thing, thingsOf } from "./support/entities.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("T-03");

let filled: FilledHub;
let things: Readonly<Record<string, readonly Thing[]>>;
beforeAll(async () => {
  filled = await filledHub();
  things = await thingsOf(filled.url);
}, TIMEOUT);
afterAll(() => filled.drop());

const callers: Readonly<Record<string, Caller>> = {
  "a board": boardCaller("99002"),
  "a partner": partner,
  "a partner of one board": { ...partner, partner: "other", boards: ["99001"] },
  "a partner that matches": { ...partner, purpose: "MATCHING" },
  "an adviser": adviser("MC-DEMO-1"),
  "an operator": operator,
};

/** A question with an id in it: of something that may be somebody else's, and of something that is not there. */
interface Question {
  readonly subgraph: string;
  /** Where its things are kept, when that is not with the subgraph's. */
  readonly things?: string;
  /** Type of the thing. */
  readonly type: string;
  readonly source: string;
  variables(id: string): Readonly<Record<string, unknown>>;
  /** An id of this type that is nobody's, of the same length. */
  nobody(caller: Caller): string;
}

const readable = (type: string) => () => globalId(type, "99009", "0");
const sealed = (type: string) => (caller: Caller) => sealsFor(testSeals, caller).ids.write(type, "99009", NOBODY, "1");
const NOBODY = "00000000-0000-4000-8000-000000000000";

const byId = (subgraph: string, field: string, type: string): Question => ({
  subgraph,
  type,
  source: `query ($id: ID!) { ${field}(id: $id) { id } }`,
  variables: (id) => ({ id }),
  nobody: readable(type),
});
const byReference = (subgraph: string, type: string, nobody: Question["nobody"]): Question => ({
  subgraph,
  type,
  source: ENTITIES,
  variables: (id) => ({ references: [{ __typename: type, id }] }),
  nobody,
});

const QUESTIONS: readonly Question[] = [
  byId("vacancies", "vacancy", "Vacancy"),
  byReference("vacancies", "Vacancy", readable("Vacancy")),
  byId("subsidies", "subsidyApplication", "SubsidyApplication"),
  byReference("subsidies", "SubsidyApplication", readable("SubsidyApplication")),
  byReference("staff", "StaffMember", (caller) => sealsFor(testSeals, caller).ids.write("StaffMember", "99009", "0")),
  byReference("staff", "Employment", sealed("Employment")),
  {
    ...byId("mobility", "mobilityProfile", "MobilityProfile"),
    things: "profiles",
    nobody: (caller) => sealsFor(testSeals, caller).ids.write("MobilityProfile", "99009", "0"),
  },
  {
    ...byId("mobility", "mobilityEvent", "MobilityEvent"),
    things: "events",
    nobody: (caller) => sealsFor(testSeals, caller).ids.write("MobilityEvent", "99009", NOBODY),
  },
  byReference("mobility", "StaffMember", (caller) =>
    sealsFor(testSeals, caller).ids.write("StaffMember", "99009", "0"),
  ),
];
/** Fields whose ids name what everybody may see. */
const OPEN = ["mobilityCentre"];

const hidden = ({ subgraph, things: from = subgraph, type }: Question, caller: Caller) =>
  (things[from] ?? []).filter((thing) => thing.type === type && !thing.isSeenBy(caller)).slice(0, 5);

describe.each(
  QUESTIONS.map(
    (question) => [`${question.type} by ${question.source === ENTITIES ? "reference" : "id"}`, question] as const,
  ),
)("%s", (_name, question) => {
  it.each(Object.entries(callers))("asked by %s: what is another's is as what is not there", async (_who, caller) => {
    const subgraph = hub.subgraphs.find(({ name }) => name === question.subgraph);
    if (!subgraph) throw new Error("no such subgraph");
    const ask = async (id: string) => {
      const variables = question.variables(id);
      const { result, statements } = await countStatements(subgraph, filled.url, question.source, {
        caller,
        variables,
      });
      // Byte for byte; the statements tell how long it takes.
      return { answer: JSON.stringify(result), statements };
    };
    const nothing = await ask(question.nobody(caller));
    expect(nothing.answer).toMatch(/null/);
    const foreign = hidden(question, caller);
    expect(foreign.length).toBeGreaterThan(0);
    for (const thing of foreign) expect(await ask(String(thing.reference(caller).id))).toEqual(nothing);
  });
});

it("every field that takes an id is asked here, and every reference by id", async () => {
  const documents: (readonly [string, DocumentNode])[] = await Promise.all(
    hub.subgraphs.map(async ({ name }) => [name, parse(await readFile(sdlFile(hub.root, name), "utf8"))] as const),
  );
  const asked = new Set([...QUESTIONS.map(({ source }) => /\{ (\w+)\(id/.exec(source)?.[1]), ...OPEN]);
  const missing = documents.flatMap(([, { definitions }]) =>
    definitions.flatMap((type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.OBJECT_TYPE_EXTENSION
        ? (type.fields ?? [])
            .filter(takesId)
            .map(({ name }) => name.value)
            .filter((name) => !asked.has(name))
        : [],
    ),
  );
  expect(missing).toEqual([]);
});

type Field = { readonly arguments?: readonly { readonly type: object }[] };
const takesId = ({ arguments: taken = [] }: Field): boolean =>
  taken.some(({ type }) => JSON.stringify(type).includes('"value":"ID"'));

describe("an upload of another board", () => {
  const edge = edgeHub();
  const { ask, begin } = byHand(edge);

  it("is as one that is not there, to who would go on with it or end it", async () => {
    const upload = await begin();
    const token = await edge.token(boardCaller("99002"));
    const part = {
      headers: { "content-type": "application/zstd", "x-content-sha256": sha256Of(Buffer.from("x")) },
      token,
    };
    const both = async (path: (id: string) => string, method: string, body: object | Buffer, how: object) =>
      Promise.all([upload, NOBODY].map((id) => ask(path(id), method, body, how)));
    const end = { parts: 0, kinds: [] };
    for (const [one, other] of [
      await both((id) => `/uploads/${id}/finish`, "POST", end, { token }),
      await both((id) => `/uploads/${id}/parts/1`, "PUT", Buffer.from("x"), part),
    ]) {
      expect(one).toMatchObject({ status: 404, code: "UPLOAD_UNKNOWN" });
      expect(withoutRequestId(one)).toBe(withoutRequestId(other));
    }
  });
});

const withoutRequestId = (answer: unknown): string => JSON.stringify(answer).replace(/"requestId":"[\w-]{36}"/, "");
