import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadAuditKeys } from "@regiohub/infra/audit/keys";
import { withClient } from "@regiohub/infra/db/connect";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { type AccessWorld, accessWorld, newTrace, type Place } from "./support/access-world.js";
import { ORACLE } from "./support/oracle/index.js";
import { levelOf, shownUnder, subjectsById } from "./support/readings.js";
import { timeoutOf } from "./support/timeout.js";
import { fieldsOf, type Way, waysIn } from "./support/ways.js";

const TIMEOUT = timeoutOf("P-01");
const board = boardCaller("99001");

let world: AccessWorld;
/** The one person of all ways, as the log knows them. */
let subject: string;
/** What the board's people are called in the log, by their id. */
let subjects: ReadonlyMap<string, string>;
beforeAll(async () => {
  world = await accessWorld();
  const keys = await loadAuditKeys(world.hub.config.home);
  subjects = await subjectsById(world, "99001", keys);
  subject = subjects.get(world.things.keys.StaffMember?.id ?? "") ?? "";
}, 120_000);
afterAll(() => world.close());

/** These fields are not about one person, however much they are about people; where a page ends is its last one. */
const OF_MANY =
  /^(Query|Board|UnknownScale|StaffMemberConnection|MobilityProfileConnection|MobilityEventConnection)\.(?!pageInfo$)/;

/** The kinds of data that the way to a field shows, and the field itself. */
function levelsOf({ type, steps, reference }: Way, field: string): string[] {
  const labels = [...steps, `${type.name}.${field}`, ...(reference ? [`${reference}.id`] : [])];
  const levels = labels.filter((label) => !OF_MANY.test(label)).flatMap((label) => levelOf(ORACLE.get(label)) ?? []);
  return [...new Set(levels)].sort();
}

interface ProfileList {
  readonly edges: readonly { readonly node: { readonly staffMember: { readonly id: string } } }[];
}

/** Every field of people with the way to it. */
const peopleIn = (place: Place) =>
  waysIn(place.schema, world.things).flatMap((way) =>
    fieldsOf(way.type)
      .map(({ name }) => ({ way, field: name, label: `${way.type.name}.${name}` }))
      .filter(({ label }) => levelOf(ORACLE.get(label)) !== undefined),
  );

describe("an answer that shows a person", () => {
  it.each(["gateway", "staff", "mobility"])(
    "is written down, field by field, at %s",
    async (name) => {
      const place = [world.gateway, ...world.subgraphs].find((one) => one.name === name) as Place;
      const written: Record<string, unknown> = {};
      const expected: Record<string, unknown> = {};
      for (const { way, field, label } of peopleIn(place)) {
        const traceId = newTrace();
        const query = way.document([field]).replace(/staffMembers \{/, "staffMembers(first: 1) {");
        const { errors } = await place.ask(query, board, { variables: way.variables(board), traceId });
        expect([label, errors]).toEqual([label, undefined]);
        written[label] = await shownUnder(world.hub.url, traceId);
        const levels = levelsOf(way, field);
        expected[label] = levels.length > 0 ? { [subject]: levels } : {};
      }
      expect(Object.keys(written).length).toBeGreaterThan(0);
      expect(written).toEqual(expected);
    },
    TIMEOUT,
  );

  it("is one of all that the oracle knows of, at the gateway and at the subgraphs together", () => {
    const known = [...ORACLE].filter(([, rule]) => levelOf(rule) !== undefined).map(([label]) => label);
    for (const places of [[world.gateway], world.subgraphs]) {
      const asked = new Set(places.flatMap(peopleIn).map(({ label }) => label));
      expect([...asked].sort()).toEqual(known.sort());
    }
  });

  it("is written down for each person of a list of profiles", async () => {
    const traceId = newTrace();
    const answer = await world.gateway.ask(
      "{ mobilityProfiles(first: 100) { edges { node { staffMember { id } } } } }",
      board,
      { traceId },
    );
    const list = answer.data?.mobilityProfiles as ProfileList | undefined;
    const shown = (list?.edges ?? []).map(({ node }) => [subjects.get(node.staffMember.id), ["PROFILE", "PSEUDONYM"]]);
    expect(shown.length).toBeGreaterThan(1);
    expect(await shownUnder(world.hub.url, traceId)).toEqual(Object.fromEntries(shown));
  });

  it("is written down with who asked, what for, and under which trace", async () => {
    const traceId = newTrace();
    await world.gateway.ask('{ board(number: "99001") { staffMembers(first: 2) { edges { node { id } } } } }', board, {
      traceId,
    });
    const rows = await withClient(world.hub.url, async (client) => {
      const { rows } = await client.query(
        `select name, kind, issuer, requester, client, purpose, activity, subjects, login,
           encode(foreign_span_id, 'hex') as foreign, parent_span_id is not null as "hasParent"
         from audit.reading where trace_id = decode($1, 'hex')`,
        [traceId],
      );
      return rows;
    });
    expect(rows).toEqual([
      {
        name: "staff",
        kind: "board",
        issuer: expect.any(String),
        requester: board.subject,
        client: null,
        purpose: "HR_ADMINISTRATION",
        activity: "urn:regiohub:purpose:HR_ADMINISTRATION",
        subjects: 2,
        login: "hub_staff_read",
        foreign: "1".repeat(16),
        hasParent: true,
      },
    ]);
  });
});

describe("an answer that cannot be written down", () => {
  const grant = (sql: string) =>
    withClient(world.hub.url, async (client) => {
      await client.query(`${sql} hub_staff_read`);
    });
  const log = "execute on function audit.append(audit.reading, bytea[], text[], int[])";
  beforeAll(() => grant(`revoke ${log} from`));
  afterAll(() => grant(`grant ${log} to`));

  const people = 'board(number: "99001") { staffMembers(first: 1) { edges { node { displayName } } } }';

  it.each(["gateway", "staff"])("is not given, at %s", async (name) => {
    const place = [world.gateway, ...world.subgraphs].find((one) => one.name === name) as Place;
    const answer = await place.ask(`{ ${people} }`, board);
    expect(answer.data?.board ?? null).toBeNull();
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(["READ_LOG_UNAVAILABLE"]);
  });

  it("does not keep answers back that show nobody", async () => {
    const answer = await world.gateway.ask('{ board(number: "99001") { number staffMembers { totalCount } } }', board);
    expect(answer.errors).toBeUndefined();
  });
});
