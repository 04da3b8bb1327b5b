import { beforeAll, describe, expect, it } from "@jest/globals";
import { partner } from "@regiohub/schema/testing/callers";
import { missionWorld, PRIMARY_SITES } from "./support/world.js";

const hub = missionWorld();

interface Region {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly advisor: { readonly name: string; readonly email: string | null } | null;
}

/** Delivers a list of advisers, whole: `scheme;region;name;email;validFrom;validTo`. */
const bring = (...lines: readonly string[]) =>
  hub.bring({ "region-advisors.csv": csv("scheme;region;name;email;validFrom;validTo;source", lines) });

const csv = (head: string, lines: readonly string[]) =>
  [head, ...lines.map((line) => `${line};voorbeeld`), ""].join("\r\n");

/** Every scheme that divides the country: the hub knows the first four, the others as they are delivered. */
const SCHEMES = ["ARBEIDSMARKTREGIO", "PROVINCIE", "RPA", "COROP", "RAP", "ONDERWIJSREGIO", "TRANSFERCENTRUM"] as const;
type Scheme = (typeof SCHEMES)[number];

const [ASSEN, EMMEN, HOOGEVEEN, MEPPEL, COEVORDEN, STEENWIJK] = ["0106", "0114", "0118", "0119", "0109", "1708"];

/** What regions deliver of themselves. The onderwijsregio has another name since 2025; two transfer centres share Emmen. */
const MEMBERS = [
  ...[ASSEN, EMMEN, COEVORDEN].map((code) => `RAP;901;Voorbeeld Noord;${code};2020-08-01;`),
  ...[HOOGEVEEN, MEPPEL, STEENWIJK].map((code) => `RAP;902;Voorbeeld Zuid;${code};2020-08-01;`),
  ...[ASSEN, EMMEN, HOOGEVEEN, MEPPEL, COEVORDEN, STEENWIJK].flatMap((code) => [
    `ONDERWIJSREGIO;O1;Voorbeeld in Opbouw;${code};2024-01-01;2024-12-31`,
    `ONDERWIJSREGIO;O1;Leren in Voorbeeld;${code};2025-01-01;`,
  ]),
  ...[ASSEN, EMMEN].map((code) => `TRANSFERCENTRUM;T1;Transfercentrum Oost;${code};2014-01-01;`),
  ...[EMMEN, HOOGEVEEN, MEPPEL, COEVORDEN, STEENWIJK].map(
    (code) => `TRANSFERCENTRUM;T2;Transfercentrum Zuid;${code};2014-01-01;`,
  ),
];

/** Each region of a scheme that a school of the fixture lies in, once, with who answers for it on a day. */
async function regionsOn(scheme: Scheme, on: string): Promise<Region[]> {
  const asked = `regions(scheme: ${scheme}, validOn: "${on}") { code name aliases advisor(on: "${on}") { name email } }`;
  const sites = PRIMARY_SITES.map(([, code]) => `s${code}: site(code: "${code}") { ${asked} }`);
  const answer = await hub.answer<Record<string, { regions: Region[] }>>(`{ ${sites.join(" ")} }`, partner);
  const regions = Object.values(answer).flatMap((site) => site.regions);
  return [...new Map(regions.map((region) => [region.code, region])).values()];
}

const advisorsOn = async (on: string, schemes: readonly Scheme[] = ["ARBEIDSMARKTREGIO", "PROVINCIE"]) => {
  const regions = (await Promise.all(schemes.map((scheme) => regionsOn(scheme, on)))).flat();
  return Object.fromEntries(regions.map(({ code, advisor }) => [code, advisor?.name ?? null]));
};

/** Who answers for the region of a name, on a day. */
async function advisorNamed(scheme: Scheme, name: string, on: string): Promise<Region> {
  const by = `scheme: ${scheme}, name: ${JSON.stringify(name)}, validOn: "${on}"`;
  const { region } = await hub.answer<{ region: Region }>(
    `{ region(${by}) { code name aliases advisor(on: "${on}") { name email } } }`,
    partner,
  );
  return region;
}

/** Who answers for the regions of the fixture, scheme by scheme, since 2026. */
const ADVISERS: Readonly<Record<Scheme, Readonly<Record<string, string>>>> = {
  ARBEIDSMARKTREGIO: { AM01: "Noor", AM03: "Kim", AM36: "Bo" },
  PROVINCIE: { PV22: "Jip", PV23: "Sil" },
  RPA: { "03": "Ans", "05": "Bas", "06": "Cor" },
  COROP: { CR07: "Dirk", CR08: "Els", CR09: "Fie", CR10: "Gé" },
  RAP: { "901": "Han", "902": "Ine" },
  ONDERWIJSREGIO: { O1: "Jo" },
  TRANSFERCENTRUM: { T1: "Lot", T2: "Mo" },
};

describe("row 3, regional advisers: one contact for each region", () => {
  beforeAll(async () => {
    const members = csv("scheme;region;name;municipality;validFrom;validTo;source", MEMBERS);
    expect((await hub.bring({ "region-members.csv": members })).refused).toEqual([]);
    const before2026 = "ARBEIDSMARKTREGIO;AM03;Sam;;2024-01-01;2025-12-31";
    const since2026 = SCHEMES.flatMap((scheme) =>
      Object.entries(ADVISERS[scheme]).map(([code, name]) => {
        const until = code === "AM03" ? "2026-06-30" : "";
        return `${scheme};${code};${name};${code === "AM03" ? "kim@regio.example" : ""};2026-01-01;${until}`;
      }),
    );
    expect((await bring(before2026, ...since2026)).refused).toEqual([]);
  });

  it("every region of the fixture has exactly one current adviser, whatever the scheme", async () => {
    for (const scheme of SCHEMES) {
      expect([scheme, await advisorsOn("2026-01-01", [scheme])]).toEqual([scheme, ADVISERS[scheme]]);
    }
  });

  it("who calls a region by any of its names finds the same one", async () => {
    for (const scheme of SCHEMES) {
      for (const { code, name, aliases } of await regionsOn(scheme, "2026-01-01")) {
        for (const spelling of [name, name.toUpperCase(), ...aliases]) {
          const { advisor } = await advisorNamed(scheme, spelling, "2026-01-01");
          expect([scheme, spelling, advisor?.name]).toEqual([scheme, spelling, ADVISERS[scheme][code]]);
        }
      }
    }
  });

  it("a region that has another name now is found by the old one, and is called as on the day", async () => {
    const now = { code: "O1", name: "Leren in Voorbeeld", aliases: ["Voorbeeld in Opbouw"], advisor: { name: "Jo" } };
    expect(await advisorNamed("ONDERWIJSREGIO", "voorbeeld in opbouw", "2026-01-01")).toMatchObject(now);
    expect(await advisorNamed("ONDERWIJSREGIO", "Leren in Voorbeeld", "2024-06-01")).toMatchObject({
      code: "O1",
      name: "Voorbeeld in Opbouw",
      aliases: ["Leren in Voorbeeld"],
    });
  });

  it("each answers from the first day to the last; then nobody does until somebody follows", async () => {
    expect(await advisorsOn("2025-12-31")).toMatchObject({ AM03: "Sam", AM36: null });
    expect(await advisorsOn("2026-06-30")).toMatchObject({ AM03: "Kim" });
    expect(await advisorsOn("2026-07-01")).toMatchObject({ AM03: null, AM01: "Noor" });
  });

  it("a region in which nobody delivers has one too: an adviser is found by anybody", async () => {
    const { advisor } = await advisorNamed("ARBEIDSMARKTREGIO", "Drenthe", "2026-01-01");
    expect(advisor).toEqual({ name: "Kim", email: "kim@regio.example" });
  });

  it("two for one day are both refused, and whoever was there stays", async () => {
    const { refused } = await bring(
      "PROVINCIE;PV22;Jip;;2026-01-01;",
      "PROVINCIE;PV22;Ander;;2026-03-01;",
      "PROVINCIE;PV23;Nieuw;;2026-02-01;",
    );
    expect(refused).toEqual([2, 3].map((line) => ({ file: "region-advisors.csv", line, code: "KEY_CONFLICT" })));
    expect(await advisorsOn("2026-03-01")).toMatchObject({ PV22: "Jip", PV23: "Nieuw" });
  });
});
