import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { readReference } from "@regiohub/schema/reference";
import { codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "./index.js";
import { counts } from "./testing/records.js";
import { readRegister, registerRows } from "./testing/register.js";
import { walk } from "./testing/walk.js";

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
       where r.scheme = 'ARBEIDSMARKTREGIO' and (r.region_code = 'AM03' or m.name in ('Assen', 'Aa en Hunze', 'Tynaarlo', 'Noordenveld', 'Meppel', 'Westerveld'))
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

  it("divides the country as the register itself says: each municipality in one province, RPA and COROP area", async () => {
    const provinces = new Map(
      (await rows("select name, code from staff.region where scheme = 'PROVINCIE'")).map(nameToCode),
    );
    const said = new Set<string>();
    for (const row of await registerRows()) {
      said.add(`${row("GEMEENTENUMMER")} PROVINCIE ${provinces.get(row("PROVINCIE"))}`);
      said.add(`${row("GEMEENTENUMMER")} RPA ${row("RPA-GEBIED CODE")}`);
      said.add(`${row("GEMEENTENUMMER")} COROP CR${row("COROPGEBIED CODE")}`);
    }
    const known = await rows(
      `select municipality_code || ' ' || scheme || ' ' || region_code as member from staff.municipality_region
       where scheme <> 'ARBEIDSMARKTREGIO' and valid_to is null`,
    );
    expect(known.map(({ member }) => member).sort()).toEqual([...said].sort());
    expect(said.size).toBe(3 * 342);
  });

  it("has 12 provinces, 34 RPA areas, 40 COROP areas, and Drenthe of no said kind", async () => {
    const counts = await ask(
      `{ ${["PROVINCIE", "RPA", "COROP", "UNSPECIFIED", "RAP"].map((scheme) => `${scheme}: regions(scheme: ${scheme}) { code }`).join(" ")} }`,
    );
    const sizes = Object.entries(counts as Record<string, unknown[]>).map(([scheme, regions]) => [
      scheme,
      regions.length,
    ]);
    expect(Object.fromEntries(sizes)).toEqual({ PROVINCIE: 12, RPA: 34, COROP: 40, UNSPECIFIED: 1, RAP: 0 });
    expect(
      await ask(
        '{ region(scheme: UNSPECIFIED, name: "drenthe") { code boards { totalCount } municipalities { code } } }',
      ),
    ).toEqual({ region: { code: "DRENTHE", boards: { totalCount: 0 }, municipalities: [] } });
  });

  it("finds a province and an RPA area by either of their names", async () => {
    for (const name of ["Friesland", "FRYSLÂN", "fryslan"]) {
      const ofSchemes = `province: region(scheme: PROVINCIE, name: "${name}") { code } area: region(scheme: RPA, name: "${name}") { code }`;
      expect(await ask(`{ ${ofSchemes} }`)).toEqual({ province: { code: "PV21" }, area: { code: "04" } });
    }
  });

  it("has three Drenthes: 253 sites in the province, 153 in the labour-market region, 179 and 74 by RPA", async () => {
    const counted = await rows(
      `select m.scheme || ' ' || m.region_code as region, count(*)::int as sites from staff.site
       join staff.municipality_region p using (municipality_code)
       join staff.municipality_region m using (municipality_code)
       where p.scheme = 'PROVINCIE' and p.region_code = 'PV22' and m.scheme <> 'COROP'
       group by 1 order by 1`,
    );
    expect(Object.fromEntries(counted.map(({ region, sites }) => [region, sites]))).toEqual({
      "ARBEIDSMARKTREGIO AM01": 74,
      "ARBEIDSMARKTREGIO AM03": 153,
      "ARBEIDSMARKTREGIO AM36": 26,
      "PROVINCIE PV22": 253,
      "RPA 03": 74,
      "RPA 05": 179,
    });
    const boards = "boards { totalCount } municipalities { name }";
    const asked = await ask(
      `{ province: region(scheme: PROVINCIE, name: "Drenthe") { ${boards} } region: region(scheme: ARBEIDSMARKTREGIO, name: "Drenthe") { ${boards} } }`,
    );
    const { province, region } = asked as Record<string, { boards: object; municipalities: unknown[] }>;
    expect([province?.boards, province?.municipalities.length]).toEqual([{ totalCount: 28 }, 12]);
    expect([region?.boards, region?.municipalities.length]).toEqual([{ totalCount: 19 }, 6]);
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
  const regions = await readReference("regions.csv", ["scheme", "code", "uwv_number"]);
  const ofUwv = regions.filter(({ scheme }) => scheme === "ARBEIDSMARKTREGIO");
  expect(ofUwv.map(({ uwv_number }) => Number(uwv_number)).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 35 }, (_, index) => index + 1),
  );
});

describe("partnerships for inclusive education", () => {
  it("are 76, and give each site at most one", async () => {
    expect(((await ask("{ swvs { code } }")) as { swvs: object[] }).swvs).toHaveLength(76);
    const odd = await rows(
      `select left(site.postcode, 4) as pc4, count(a.swv_code)::int as swvs from staff.site
       left join staff.swv_area a on left(site.postcode, 4) between a.pc4_from and a.pc4_to
       group by site.code having count(a.swv_code) <> 1 order by 1`,
    );
    // postcodes that were given out since, at the edge of two areas
    expect(odd).toEqual(["1384", "1384", "4125", "5352"].map((pc4) => ({ pc4, swvs: 0 })));
  });

  it("PO2203 has 110 sites of 18 boards on both sides of the provincial border", async () => {
    for (const spelling of ["PO2203", "po 2203", "PO-22-03", "22-03"]) {
      expect(
        await ask(`{ swv(code: "${spelling}") { code name validFrom sites { totalCount } boards { totalCount } } }`),
      ).toEqual({
        swv: {
          code: "PO2203",
          name: null,
          validFrom: "2013-01-01",
          sites: { totalCount: 110 },
          boards: { totalCount: 18 },
        },
      });
    }
    const provinces = await ask('{ swv(code: "PO2203") { regions(scheme: PROVINCIE) { name } } }');
    expect(provinces).toEqual({ swv: { regions: [{ name: "Drenthe" }, { name: "Overijssel" }] } });
    const pages = await walk(
      hub,
      partner,
      ["swv", "sites"],
      (after) =>
        `{ swv(code: "PO2203") { sites(first: 100${after}) { edges { node { code postcode school { board { number } } regions(scheme: PROVINCIE) { code } } } pageInfo { hasNextPage endCursor } } } }`,
    );
    const sites = pages.flat() as { regions: { code: string }[]; school: { board: { number: string } } }[];
    const within = (code: string) => sites.filter(({ regions }) => regions[0]?.code === code);
    expect([sites.length, within("PV22").length, within("PV23").length]).toEqual([110, 71, 39]);
    const boards = (code: string) => new Set(within(code).map(({ school }) => school.board.number));
    expect([...boards("PV22").intersection(boards("PV23"))].sort()).toEqual(["40888", "41629", "41632"]);
  });

  it("are decided by postcode, not by municipality: Staphorst lies in two", async () => {
    const codes = await rows(
      `select distinct a.swv_code as swv from staff.site join staff.swv_area a
       on left(site.postcode, 4) between a.pc4_from and a.pc4_to where site.city in ('STAPHORST', 'ROUVEEN', 'IJHORST')
       order by 1`,
    );
    expect(codes).toEqual([{ swv: "PO2203" }, { swv: "PO2305" }]);
  });

  it("are null for what is no code, or the code of none", async () => {
    for (const code of ["", "2203A", "PO9999", "PO22031"])
      expect(await ask(`{ swv(code: "${code}") { code } }`)).toEqual({ swv: null });
  });
});

it("finds municipalities by number and by name, whatever the case", async () => {
  const query = (args: string) => ask(`{ municipality(${args}) { code name regions(scheme: PROVINCIE) { code } } }`);
  const assen = { municipality: { code: "0106", name: "Assen", regions: [{ code: "PV22" }] } };
  expect(await query('code: "0106"')).toEqual(assen);
  expect(await query('name: "ASSEN"')).toEqual(assen);
  expect(await query('name: "bergen nh"')).toMatchObject({ municipality: { code: "0373" } });
  expect(await query('name: "Atlantis"')).toEqual({ municipality: null });
  const both = await hub.query('{ municipality(code: "0106", name: "Assen") { code } }', { caller: partner });
  expect(codesOf(both)).toEqual(["ARGUMENT_INVALID"]);
});

const nameToCode = ({ name, code }: Record<string, string>) => [name, code] as const;
