import { beforeAll, describe, expect, it } from "@jest/globals";
import { partner } from "@regiohub/schema/testing/callers";
import { missionWorld, PRIMARY_SITES } from "./support/world.js";

const hub = missionWorld();

interface Region {
  readonly code: string;
  readonly advisor: { readonly name: string; readonly email: string | null } | null;
}

const HEAD = "scheme;region;name;email;validFrom;validTo;source";

/** Delivers a list of advisers, whole. */
const bring = (...lines: readonly string[]) =>
  hub.bring({ "region-advisors.csv": [HEAD, ...lines.map((line) => `${line};voorbeeld`), ""].join("\r\n") });

/** Each region of a scheme that a school of the fixture lies in, once, with who answers for it on a day. */
async function regionsOn(scheme: string, on: string): Promise<Region[]> {
  const asked = `regions(scheme: ${scheme}, validOn: "${on}") { code advisor(on: "${on}") { name email } }`;
  const sites = PRIMARY_SITES.map(([, code]) => `s${code}: site(code: "${code}") { ${asked} }`);
  const answer = await hub.answer<Record<string, { regions: Region[] }>>(`{ ${sites.join(" ")} }`, partner);
  const regions = Object.values(answer).flatMap((site) => site.regions);
  return [...new Map(regions.map((region) => [region.code, region])).values()];
}

const advisorsOn = async (on: string) => {
  const regions = [...(await regionsOn("ARBEIDSMARKTREGIO", on)), ...(await regionsOn("PROVINCIE", on))];
  return Object.fromEntries(regions.map(({ code, advisor }) => [code, advisor?.name ?? null]));
};

describe("row 3, regional advisers: one contact for each region", () => {
  beforeAll(async () => {
    const { refused } = await bring(
      "ARBEIDSMARKTREGIO;AM01;Noor Voorbeeld;noor@regio.example;2024-01-01;",
      "ARBEIDSMARKTREGIO;AM03;Sam Voorbeeld;;2024-01-01;2025-12-31",
      "ARBEIDSMARKTREGIO;AM03;Kim Voorbeeld;kim@regio.example;2026-01-01;2026-06-30",
      "ARBEIDSMARKTREGIO;AM36;Bo Voorbeeld;;2025-01-01;",
      "PROVINCIE;PV22;Jip Voorbeeld;;2020-01-01;",
      "PROVINCIE;PV23;Sil Voorbeeld;;2020-01-01;",
    );
    expect(refused).toEqual([]);
  });

  it("every region of the fixture has exactly one current adviser", async () => {
    expect(await advisorsOn("2026-01-01")).toEqual({
      AM01: "Noor Voorbeeld",
      AM03: "Kim Voorbeeld",
      AM36: "Bo Voorbeeld",
      PV22: "Jip Voorbeeld",
      PV23: "Sil Voorbeeld",
    });
  });

  it("each answers from the first day to the last; then nobody does until somebody follows", async () => {
    expect(await advisorsOn("2025-12-31")).toMatchObject({ AM03: "Sam Voorbeeld", AM36: "Bo Voorbeeld" });
    expect(await advisorsOn("2026-06-30")).toMatchObject({ AM03: "Kim Voorbeeld" });
    expect(await advisorsOn("2026-07-01")).toMatchObject({ AM03: null, AM01: "Noor Voorbeeld" });
  });

  it("a region in which nobody delivers has one too: an adviser is found by anybody", async () => {
    const { region } = await hub.answer<{ region: Region }>(
      '{ region(scheme: ARBEIDSMARKTREGIO, name: "Drenthe") { code advisor(on: "2026-01-01") { name email } } }',
      partner,
    );
    expect(region.advisor).toEqual({ name: "Kim Voorbeeld", email: "kim@regio.example" });
  });

  it("two for one day are both refused, and whoever was there stays", async () => {
    const { refused } = await bring(
      "PROVINCIE;PV22;Jip Voorbeeld;;2020-01-01;",
      "PROVINCIE;PV22;Ander Voorbeeld;;2026-03-01;",
      "PROVINCIE;PV23;Nieuw Voorbeeld;;2026-02-01;",
    );
    expect(refused).toEqual([2, 3].map((line) => ({ file: "region-advisors.csv", line, code: "KEY_CONFLICT" })));
    expect(await advisorsOn("2026-03-01")).toMatchObject({ PV22: "Jip Voorbeeld", PV23: "Nieuw Voorbeeld" });
  });
});
