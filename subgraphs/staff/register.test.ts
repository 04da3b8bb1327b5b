import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import { partner } from "@regiohub/schema/testing/callers";
import { staff } from "./index.js";
import { counts } from "./testing/records.js";

let hub: TestSubgraph;
let records: SiteRecord[];
beforeAll(async () => {
  hub = await testSubgraph(staff);
  records = await readRegister();
  expect((await load()).counts).toEqual(counts({ added: 6122 }));
});
afterAll(() => hub.close());

const load = () => hub.load(site, records, { board: null, coverage: "full" });
const rows = (sql: string) => withClient(hub.url, async (client) => (await client.query(sql)).rows);
const ask = async (document: string) => {
  const answer = await hub.query(document, { caller: partner });
  expect(answer.errors).toBeUndefined();
  return answer.data;
};

describe("the register of primary schools, whole", () => {
  it("has 749 boards, 6,011 schools and 6,122 sites in 342 municipalities", async () => {
    const [count] = await rows(
      `select (select count(*) from staff.board where in_register) as boards,
         (select count(*) from staff.school where in_register) as schools,
         (select count(*) from staff.site where in_register) as sites,
         (select count(distinct municipality_code) from staff.site) as municipalities,
         (select count(*) from staff.municipality) as known`,
    );
    expect(count).toEqual({ boards: 749, schools: 6011, sites: 6122, municipalities: 342, known: 342 });
    expect(await ask("{ boards { totalCount } }")).toEqual({ boards: { totalCount: 749 } });
  });

  it("changes nothing the second time", async () => {
    expect(await load()).toEqual({ counts: counts({ unchanged: 6122 }), rejections: [] });
  });

  it("lies in exactly one labour-market region, site by site, and each of the 35 has sites", async () => {
    const regions = await rows(
      `select s.code, count(m.region_code) as regions from staff.site s
       left join staff.municipality_region m on m.municipality_code = s.municipality_code
         and m.scheme = 'ARBEIDSMARKTREGIO' and m.valid_from <= '2026-10-01' and m.valid_to is null
       group by s.code having count(m.region_code) <> 1`,
    );
    expect(regions).toEqual([]);
    const data = await ask("{ regions(scheme: ARBEIDSMARKTREGIO) { boards(first: 1) { totalCount } } }");
    const perRegion = (data as { regions: { boards: { totalCount: number } }[] }).regions;
    expect(perRegion).toHaveLength(35);
    for (const { boards } of perRegion) expect(boards.totalCount).toBeGreaterThan(0);
  });

  it("has the municipalities of Drenthe where the decree puts them", async () => {
    const members = await rows(
      `select m.name, r.region_code as region from staff.municipality_region r
       join staff.municipality m on m.code = r.municipality_code
       where r.region_code = 'AM03' or m.name in ('Assen', 'Aa en Hunze', 'Tynaarlo', 'Noordenveld', 'Meppel', 'Westerveld')
       order by region, name`,
    );
    expect(members.map(({ name, region }) => `${region} ${name}`)).toEqual([
      "AM01 Aa en Hunze",
      "AM01 Assen",
      "AM01 Noordenveld",
      "AM01 Tynaarlo",
      "AM03 Borger-Odoorn",
      "AM03 Coevorden",
      "AM03 De Wolden",
      "AM03 Emmen",
      "AM03 Hoogeveen",
      "AM03 Midden-Drenthe",
      "AM36 Meppel",
      "AM36 Westerveld",
    ]);
  });

  it("knows all 24 regions that Perspectief op Werk names, and says which", async () => {
    const named = [
      "Groningen, Friesland, Drenthe, Stedendriehoek en Noord-Veluwe, Midden-Gelderland, Achterhoek, Rivierenland",
      "Flevoland, Gooi en Vechtstreek, Amersfoort, Zaanstreek/Waterland, Midden-Holland, Haaglanden, Drechtsteden",
      "West-Brabant, Zuid Oost Brabant, Zuid-Limburg, Helmond-De Peel, Midden-Limburg, Zuid-Holland Centraal, Gorinchem",
      "Zwolle, Zuid Kennemerland, Food Valley",
    ].flatMap((line) => line.split(", "));
    const fields = named.map(
      (name, index) => `r${index}: region(scheme: ARBEIDSMARKTREGIO, name: ${JSON.stringify(name)}) { code }`,
    );
    const found = Object.values((await ask(`{ ${fields.join(" ")} }`)) as Record<string, { code: string } | null>);
    expect(found.every((region) => region !== null)).toBe(true);
    expect(new Set(found.map((region) => region?.code)).size).toBe(24);
  });
});

it("gives no two regions of a scheme the same spelling, and every region its UWV number once", async () => {
  const clashes = await rows("select key from staff.region_alias group by scheme, key having count(distinct code) > 1");
  expect(clashes).toEqual([]);
  const regions = await readReference("regions.csv", ["code", "uwv_number"]);
  expect(regions.map(({ uwv_number }) => Number(uwv_number)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 35 }, (_, index) => index + 1),
  );
});

/** The register's rows as its adapter reads them, without the adapter: subgraphs and adapters never meet. */
async function readRegister(): Promise<SiteRecord[]> {
  const text = new TextDecoder("windows-1252").decode(await readFile(referenceFile("duo/sites.csv")));
  const [header = "", ...lines] = text.split("\r\n").filter((line) => line !== "");
  const names = header.split(";");
  return lines.map((line) => {
    const cells = line.split(";").map((cell) => cell.trim());
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    return {
      siteCode: cell("VESTIGINGSCODE"),
      brin: cell("INSTELLINGSCODE"),
      boardNumber: cell("BEVOEGD GEZAG NUMMER"),
      name: cell("VESTIGINGSNAAM"),
      street: cell("STRAATNAAM"),
      houseNumber: cell("HUISNUMMER-TOEVOEGING"),
      postcode: cell("POSTCODE"),
      city: cell("PLAATSNAAM"),
      municipalityCode: cell("GEMEENTENUMMER"),
      denomination: cell("DENOMINATIE"),
      province: cell("PROVINCIE"),
    };
  });
}
