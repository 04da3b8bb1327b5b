import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { countStatements } from "@regiohub/infra/testing/statements";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { siteRecord } from "../testing/records.js";
import { openRegion } from "../testing/region.js";
import { walk } from "../testing/walk.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
  const own = { board: "99003", coverage: "full" } as const;
  await hub.load(site, [siteRecord({ siteCode: "99XB00", boardNumber: "99003" })], own);
  await hub.load(site, [siteRecord({ siteCode: "99XC00", boardNumber: "99003" })], own);
});
afterAll(() => hub.close());

const ask = (document: string) => hub.query(document, { caller: partner });

describe("Query.site", () => {
  it("gives every field", async () => {
    const answer = await ask(`{ site(code: "99ZA01") {
      code name street houseNumber postcode city municipalityCode municipalityName denomination inRegister
      school { brin name board { number name } } regions(scheme: ARBEIDSMARKTREGIO) { code } } }`);
    expect(answer).toEqual({
      data: {
        site: {
          code: "99ZA01",
          name: "School 99ZA01",
          street: "Dorpsstraat",
          houseNumber: "1-A",
          postcode: "7811 AB",
          city: "ASSEN",
          municipalityCode: "0106",
          municipalityName: "Assen",
          denomination: "Openbaar",
          inRegister: true,
          school: { brin: "99ZA", name: "School 99ZA00", board: { number: "99001", name: "Stichting Voorbeeld" } },
          regions: [{ code: "AM01" }],
        },
      },
    });
  });

  it("still gives a site that has closed, and says so", async () => {
    expect(await ask('{ site(code: "99XB00") { inRegister school { inRegister } } }')).toEqual({
      data: { site: { inRegister: false, school: { inRegister: false } } },
    });
  });

  it("has no region on a day that the reference data does not reach", async () => {
    expect(
      await ask('{ site(code: "99ZA00") { regions(scheme: ARBEIDSMARKTREGIO, validOn: "2024-12-31") { code } } }'),
    ).toEqual({ data: { site: { regions: [] } } });
  });

  it("is null when no register has it", async () => {
    expect(await ask('{ site(code: "99QQ00") { code } }')).toEqual({ data: { site: null } });
  });
});

describe("Query.school", () => {
  it("gives every field, and its sites page by page", async () => {
    const fields = "brin name inRegister board { number sector delivers }";
    expect((await ask(`{ school(brin: "99ZA") { ${fields} sites { totalCount } } }`)).data?.school).toEqual({
      brin: "99ZA",
      name: "School 99ZA00",
      inRegister: true,
      board: { number: "99001", sector: "PO", delivers: true },
      sites: { totalCount: 2 },
    });
    const pages = await walk(
      hub,
      partner,
      ["school", "sites"],
      (after) =>
        `{ school(brin: "99ZA") { sites(first: 1${after}) { edges { node { code } } pageInfo { hasNextPage endCursor } } } }`,
    );
    expect(pages).toEqual([[{ code: "99ZA00" }], [{ code: "99ZA01" }]]);
  });

  it("is null when no register has it", async () => {
    expect(await ask('{ school(brin: "99QQ") { brin } }')).toEqual({ data: { school: null } });
  });
});

it("gives sites with their schools and boards in one statement", async () => {
  const references = ["99ZA00", "99ZA01", "99YA00"].map((code) => ({ __typename: "Site", code }));
  const { result, statements } = await countStatements(
    staff,
    hub.url,
    "query ($references: [_Any!]!) { _entities(representations: $references) { ... on Site { school { brin board { number } } } } }",
    { caller: partner, variables: { references } },
  );
  expect(result.data?._entities).toMatchObject([
    { school: { brin: "99ZA", board: { number: "99001" } } },
    { school: { brin: "99ZA", board: { number: "99001" } } },
    { school: { brin: "99YA", board: { number: "99002" } } },
  ]);
  expect(statements).toHaveLength(1);
});
