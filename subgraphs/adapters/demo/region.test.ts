import { beforeAll, describe, expect, it } from "@jest/globals";
import { readReference } from "@regiohub/schema/reference";
import { type DemoBoard, demoBoards } from "./region.js";
import { type RegisterFacts, readRegisterFacts } from "./register-facts.js";

describe("a demo region", () => {
  let facts: RegisterFacts;
  let boards: readonly DemoBoard[];
  let many: readonly DemoBoard[];
  let regionOf: Map<string, string>;

  beforeAll(async () => {
    facts = await readRegisterFacts();
    boards = demoBoards({ boards: 4, staff: 2000, seed: 1 }, facts);
    many = demoBoards({ boards: 900, staff: 100_000, seed: 7 }, facts);
    const rows = await readReference("geo/municipality-regions.csv", ["municipality_code", "region_code"]);
    regionOf = new Map(rows.map((row) => [row.municipality_code, row.region_code]));
  });

  const schools = (of: readonly DemoBoard[]) => of.flatMap((board) => board.schools);
  const sites = (of: readonly DemoBoard[]) => schools(of).flatMap((school) => school.sites);

  it("has boards of both vendors by turns, numbered from 99001", () => {
    expect(boards.map(({ number, vendor }) => [number, vendor])).toEqual([
      ["99001", "afas"],
      ["99002", "hr-core"],
      ["99003", "afas"],
      ["99004", "hr-core"],
    ]);
  });

  it("gives no board a number that is or was a real board's", () => {
    const numbers = many.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(900);
    expect(numbers.filter((number) => facts.boardNumbers.has(number))).toEqual([]);
    expect(numbers).not.toContain("99048");
    expect(numbers.every((number) => /^99\d{3}$/.test(number) && number >= "99001")).toBe(true);
  });

  it("gives schools well-formed BRINs that DUO does not use, each once", () => {
    const brins = schools(many).map(({ brin }) => brin);
    expect(brins.length).toBeGreaterThan(4000);
    expect(new Set(brins).size).toBe(brins.length);
    expect(brins.filter((brin) => !/^\d{2}[A-Z]{2}$/.test(brin) || facts.brins.has(brin))).toEqual([]);
  });

  it("still finds a BRIN for each school when there are more people than BRINs", () => {
    const huge = demoBoards({ boards: 3, staff: 2_000_000, seed: 1 }, facts);
    const brins = schools(huge).map(({ brin }) => brin);
    expect(brins.filter((brin) => brin === undefined)).toEqual([]);
    expect(new Set(brins).size).toBe(brins.length);
  });

  it("uses no name of a real school and no street of one", () => {
    const invented = [
      ...many.map(({ domain }) => domain.split(".")[0] as string),
      ...schools(many).map(({ name }) => name),
    ];
    const words = invented.map((name) => name.split(" ").at(-1)?.replace(/\d+$/, "").toLowerCase() as string);
    expect(words.filter((word) => facts.siteNames.includes(word))).toEqual([]);
    expect(sites(many).filter(({ street }) => facts.streets.has(street.toLowerCase()))).toEqual([]);
  });

  it("lies in real places: a municipality's own postcode digits, with invented letters", () => {
    for (const { place, postcode } of sites(boards)) {
      expect(postcode).toMatch(/^\d{4} [A-Z]{2}$/);
      const real = facts.placesByMunicipality.get(place.GEMEENTENUMMER) ?? [];
      expect(real.map((row) => row.POSTCODE.slice(0, 4))).toContain(postcode.slice(0, 4));
    }
  });

  it("keeps the first boards in labour-market region Drenthe, the fourth with a school in Groningen", () => {
    const regions = boards.map(({ schools }) =>
      schools.map(({ sites: [main] }) => regionOf.get(main.place.GEMEENTENUMMER)),
    );
    expect(
      regions
        .slice(0, 3)
        .flat()
        .every((region) => region === "AM03"),
    ).toBe(true);
    expect(regions[3]?.filter((region) => region !== "AM03")).toEqual(["AM01"]);
  });

  it("spreads many boards over all labour-market regions", () => {
    expect(new Set(sites(many).map(({ place }) => regionOf.get(place.GEMEENTENUMMER))).size).toBe(35);
  });

  it("gives a school one to three sites and about 22 staff", () => {
    const counts = schools(boards).map(({ sites: all }) => all.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 3]);
    expect(schools(boards)).toHaveLength(92);
    expect(sites(boards).every(({ code }) => /^\d{2}[A-Z]{2}0[0-2]$/.test(code))).toBe(true);
  });
});
