import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { olderDatabase } from "@regiohub/infra/testing/older";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";

/**
 * What a hub had that knew no names beside those of regions: of 901 two spellings and one edition, by the name that was
 * delivered last; a region that is no more, with an accent; a municipality that the reference data names no more, and a
 * region too.
 */
const BEFORE = {
  last: "0021",
  rows: `
    insert into staff.municipality (code, name) values
      ('0106', 'Assen'), ('0114', 'Emmen'), ('0119', 'Meppel'), ('9998', 'Oud-Voorbeeld');
    insert into staff.region (scheme, code, name, valid_from, valid_to, source, origin) values
      ('RAP', '901', 'Voorbeeld-regio', '2020-08-01', null, 'an example', 'delivery'),
      ('RAP', '902', 'Súd', '2020-08-01', '2022-07-31', 'an example', 'delivery'),
      ('ONDERWIJSREGIO', 'O1', 'Naam', '2024-01-01', null, 'an example', 'delivery'),
      ('ARBEIDSMARKTREGIO', 'AM03', 'Drenthe', '2015-01-01', null, 'an edition of before', 'reference');
    insert into staff.region_alias (scheme, code, alias, source, origin) values
      ('RAP', '901', 'Voorbeeld-regio', 'an example', 'delivery'),
      ('RAP', '901', 'Voorbeeldregio', 'an example', 'delivery'),
      ('RAP', '902', 'Súd', 'an example', 'delivery'),
      ('ONDERWIJSREGIO', 'O1', 'Naam', 'an example', 'delivery'),
      ('ARBEIDSMARKTREGIO', 'AM03', 'Drenthe', 'an edition of before', 'reference');
    insert into staff.municipality_region (municipality_code, scheme, region_code, valid_from, valid_to, source, origin) values
      ('0106', 'RAP', '901', '2020-08-01', null, 'an example', 'delivery'),
      ('0119', 'RAP', '901', '2022-01-01', '2024-12-31', 'an example', 'delivery'),
      ('0114', 'RAP', '902', '2020-08-01', '2022-07-31', 'an example', 'delivery'),
      ('0114', 'ONDERWIJSREGIO', 'O1', '2024-01-01', null, 'an example', 'delivery'),
      ('0119', 'TRANSFERCENTRUM', 'T9', '2021-01-01', null, 'an example', 'delivery'),
      ('0106', 'ARBEIDSMARKTREGIO', 'AM03', '2015-01-01', null, 'an edition of before', 'reference');
    insert into staff.board (number, in_register) values ('99001', true);
    insert into staff.school (brin, board_no, name) values ('99ZA', '99001', 'De Zonnewijzer');
    insert into staff.school_board (brin, board_no, valid_from) values ('99ZA', '99001', '-infinity');
    insert into staff.site (code, brin, name, city, municipality_code, nationwide) values
      ('99ZA00', '99ZA', 'De Zonnewijzer', 'EMMEN', '0114', true),
      ('99ZA01', '99ZA', 'De Zonnewijzer', 'ASSEN', '0106', true);
    insert into public.hub_reference (name, sha256) values ('staff.region', 'an edition of before')`,
};

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff, olderDatabase(staff, BEFORE));
});
afterAll(() => hub.close());

const answer = async (question: string) => {
  const { data, errors } = await hub.query(question, { caller: partner });
  expect(errors).toBeUndefined();
  return data;
};

const SINCE = { validFrom: "2020-08-01", validTo: null };
const VOORBEELD = { code: "901", name: "Voorbeeld-regio", ...SINCE, aliases: ["Voorbeeldregio"] };

it("the regions that were delivered to a hub of before are what they were, with their names, days and municipalities", async () => {
  const regions = (scheme: string, on: string) =>
    answer(
      `{ regions(scheme: ${scheme}, validOn: "${on}") { code name validFrom validTo aliases municipalities(validOn: "${on}") { code } } }`,
    );
  expect(await regions("RAP", "2021-10-01")).toEqual({
    regions: [
      { ...VOORBEELD, municipalities: [{ code: "0106" }] },
      { code: "902", name: "Súd", ...SINCE, validTo: "2022-07-31", aliases: [], municipalities: [{ code: "0114" }] },
    ],
  });
  expect(await regions("RAP", "2023-10-01")).toEqual({
    regions: [{ ...VOORBEELD, municipalities: [{ code: "0106" }, { code: "0119" }] }],
  });
  expect(await regions("ONDERWIJSREGIO", "2025-10-01")).toEqual({
    regions: [
      {
        code: "O1",
        name: "Naam",
        validFrom: "2024-01-01",
        validTo: null,
        aliases: [],
        municipalities: [{ code: "0114" }],
      },
    ],
  });
});

it("one that no data named any more is called by its code", async () => {
  expect(
    await answer('{ regions(scheme: TRANSFERCENTRUM, validOn: "2025-10-01") { code name municipalities { code } } }'),
  ).toEqual({ regions: [{ code: "T9", name: "T9", municipalities: [{ code: "0119" }] }] });
});

it("they are found by the same names, and by those without accents now", async () => {
  const found = (name: string) => answer(`{ region(scheme: RAP, name: "${name}", validOn: "2021-10-01") { code } }`);
  for (const name of ["voorbeeld regio", "VOORBEELDREGIO", "Voorbeeld-regio"]) {
    expect(await found(name)).toEqual({ region: { code: "901" } });
  }
  for (const name of ["Súd", "SÚD", "sud"]) expect(await found(name)).toEqual({ region: { code: "902" } });
  expect(await found("Naam")).toEqual({ region: null });
});

it("boards and municipalities lie in the regions in which they lay", async () => {
  expect(
    await answer('{ board(number: "99001") { regions(scheme: RAP, validOn: "2021-10-01") { code name } } }'),
  ).toEqual({
    board: {
      regions: [
        { code: "901", name: "Voorbeeld-regio" },
        { code: "902", name: "Súd" },
      ],
    },
  });
  const meppel = '{ municipality(name: "meppel") { code regions(scheme: RAP, validOn: "2023-10-01") { code } } }';
  expect(await answer(meppel)).toEqual({ municipality: { code: "0119", regions: [{ code: "901" }] } });
});

it("a municipality of before is found by its name, and the reference data is of now", async () => {
  expect(await answer('{ municipality(name: "oud voorbeeld") { code } }')).toEqual({ municipality: { code: "9998" } });
  expect(
    await answer('{ region(scheme: ARBEIDSMARKTREGIO, name: "drenthe", validOn: "2025-10-01") { code } }'),
  ).toEqual({
    region: { code: "AM03" },
  });
  const { regions } = (await answer('{ regions(scheme: ARBEIDSMARKTREGIO, validOn: "2025-10-01") { code } }')) as {
    regions: unknown[];
  };
  expect(regions).toHaveLength(35);
});
