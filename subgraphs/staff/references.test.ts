import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import { testSeals } from "@regiohub/infra/testing/seals";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { staff } from "./index.js";
import { openRegion } from "./testing/region.js";

const own = boardCaller("99001");
const FIELDS = `
  ... on Board { number boardName: name } ... on School { brin name } ... on Site { code city } ... on Region { code name }
  ... on StaffMember { id displayName } ... on Employment { id fte }`;
const DOCUMENT = `query ($references: [_Any!]!) { _entities(representations: $references) { __typename ${FIELDS} } }`;

let hub: TestSubgraph;
let person: { id: string; employments: { id: string }[] };
beforeAll(async () => {
  hub = await openRegion();
  const answer = await hub.query<{ board: { staffMembers: { edges: { node: typeof person }[] } } }>(
    '{ board(number: "99001") { staffMembers(first: 1) { edges { node { id employments { id } } } } } }',
    { caller: own },
  );
  person = answer.data?.board.staffMembers.edges[0]?.node as typeof person;
});
afterAll(() => hub.close());

const entities = (references: readonly object[], caller?: Caller) =>
  hub.query<{ _entities: (object | null)[] | null }>(DOCUMENT, {
    variables: { references },
    ...(caller && { caller }),
  });

describe("references to the register", () => {
  const references = [
    { __typename: "Board", number: "99001" },
    { __typename: "School", brin: "99ZA" },
    { __typename: "Site", code: "99ZA01" },
    { __typename: "Region", scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
  ];

  it("are answered to every caller", async () => {
    for (const caller of [own, boardCaller("99002"), partner, operator]) {
      expect(await entities(references, caller)).toEqual({
        data: {
          _entities: [
            { __typename: "Board", number: "99001", boardName: "Stichting Voorbeeld" },
            { __typename: "School", brin: "99ZA", name: "School 99ZA00" },
            { __typename: "Site", code: "99ZA01", city: "ASSEN" },
            { __typename: "Region", code: "AM03", name: "Drenthe" },
          ],
        },
      });
    }
  });

  it("are null when no register has the thing", async () => {
    const strangers = [
      { __typename: "Board", number: "99009" },
      { __typename: "School", brin: "99QQ" },
      { __typename: "Site", code: "99QQ00" },
      { __typename: "Region", scheme: "ARBEIDSMARKTREGIO", code: "AM04" },
    ];
    expect(await entities(strangers, partner)).toEqual({ data: { _entities: [null, null, null, null] } });
  });

  it("are null when their key is no text, whatever else is asked", async () => {
    const odd = [{ number: ["99001"] }, { number: { of: 1 } }, { number: 99_001 }, { number: null }];
    const asked = [...odd.map((key) => ({ __typename: "Board", ...key })), ...references];
    const answer = await entities(asked, partner);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?._entities?.map((entity) => entity !== null)).toEqual([
      ...odd.map(() => false),
      ...references.map(() => true),
    ]);
  });

  it("cost only themselves when they lack their key", async () => {
    const answer = await entities([{ __typename: "Board" }, ...references], partner);
    expect(answer.errors).toHaveLength(1);
    expect(answer.data?._entities).toMatchObject([null, {}, {}, {}, {}]);
  });

  it("cost one statement a type, and come back in the order asked", async () => {
    const many = ["99003", "99001", "99009", "99002", "99001"].map((number) => ({ __typename: "Board", number }));
    const { result, statements } = await countStatements(staff, hub.url, DOCUMENT, {
      caller: partner,
      variables: { references: [...many, ...references] },
    });
    const numbers = (result.data as { _entities: ({ number?: string } | null)[] })._entities.slice(0, 5);
    expect(numbers.map((entity) => entity?.number)).toEqual(["99003", "99001", undefined, "99002", "99001"]);
    expect(statements).toHaveLength(4);
  });
});

describe("references to people", () => {
  const references = () => [
    { __typename: "StaffMember", id: person.id },
    { __typename: "Employment", id: person.employments[0]?.id },
  ];

  it("are answered to their own board", async () => {
    for (const caller of [own, boardCaller("99002", "99001")]) {
      expect((await entities(references(), caller)).data?._entities).toEqual([
        { __typename: "StaffMember", id: person.id, displayName: "Fenna van Voorbeeld" },
        { __typename: "Employment", id: person.employments[0]?.id, fte: "0.8000" },
      ]);
    }
  });

  it("are null to anyone else, as if there were nobody; what the caller may see is answered", async () => {
    for (const caller of [boardCaller("99002"), boardCaller(), partner, operator]) {
      const answer = await entities([...references(), { __typename: "Board", number: "99001" }], caller);
      expect(answer.errors).toBeUndefined();
      expect(answer.data?._entities).toMatchObject([null, null, { number: "99001" }]);
    }
  });

  it("are null for somebody who is not there, and for what is no id of a person", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    const { ids } = sealsFor(testSeals, own);
    const strangers = [
      ids.write("StaffMember", "99001", "none"),
      ids.write("Employment", "99001", nobody, "1"),
      ids.write("StaffMember", "99001"),
      ids.write("Employment", "99001", "'--"),
      ids.write("Board", "99001", "x"),
      globalId("StaffMember", "99001", nobody),
      "",
      "?",
    ].flatMap((id) => [
      { __typename: "StaffMember", id },
      { __typename: "Employment", id },
    ]);
    expect(await entities(strangers, own)).toEqual({ data: { _entities: strangers.map(() => null) } });
  });
});
