import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { governance, regionMember, site, transition } from "@regiohub/schema/records/index";
import type { RegionMemberRecord } from "@regiohub/schema/records/region-member";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { mobility } from "../index.js";
import { HELD } from "./held.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());
beforeEach(() =>
  withClient(hub.url, (client) =>
    client.query(`truncate mobility.place, mobility.school_before, mobility.school_governance, mobility.transition;
      delete from mobility.place_region where origin = 'delivery'`),
  ),
);

const REGISTER = { board: null, coverage: "full" } as const;

const rows = (columns: string, from: string): Promise<string[]> =>
  withClient(hub.url, async (client) => {
    const { rows: found } = await client.query<{ row: string }>(
      `select concat_ws(' ', ${columns}) as row from mobility.${from} order by 1`,
    );
    return found.map(({ row }) => row);
  });

const siteOf = (siteCode: string, more: Partial<SiteRecord> = {}) => ({
  siteCode,
  brin: siteCode.slice(0, 4),
  boardNumber: "99001",
  name: "De Zonnewijzer",
  city: "EMMEN",
  municipalityCode: "0114",
  ...more,
});

describe("places", () => {
  const places = () => rows("site_code, brin, board_no, municipality_code, sector", "place");

  it("are the sites of the registers, and stay when a register has them no more", async () => {
    await hub.load(site, [siteOf("99ZA00"), siteOf("99ZA01"), siteOf("99VO00", { sector: "VO" })], REGISTER);
    await hub.load(site, [siteOf("99ZA00", { municipalityCode: "0106" })], REGISTER);
    expect(await places()).toEqual([
      "99VO00 99VO 99001 0114 VO",
      "99ZA00 99ZA 99001 0106 PO",
      "99ZA01 99ZA 99001 0114 PO",
    ]);
  });

  it("go over to another board with their school, closed ones too", async () => {
    await hub.load(site, [siteOf("99ZA00"), siteOf("99ZA01"), siteOf("99ZB00")], REGISTER);
    await hub.load(site, [siteOf("99ZA00", { boardNumber: "99002" }), siteOf("99ZB00")], REGISTER);
    expect(await places()).toEqual([
      "99ZA00 99ZA 99002 0114 PO",
      "99ZA01 99ZA 99002 0114 PO",
      "99ZB00 99ZB 99001 0114 PO",
    ]);
  });
});

describe("whose schools were", () => {
  const ZA = (boardNumber: string, day: string) =>
    hub.load(site, [siteOf("99ZA00", { boardNumber })], { ...REGISTER, day });
  const merger = (onDay: string) =>
    hub.load(transition, [{ fromNumber: "99001", toNumber: "99002", onDay, isComplete: true }], REGISTER);
  const held = () =>
    withClient(hub.url, async (client) => {
      const { rows } = await client.query<{ row: string }>(
        `with ${HELD} select concat_ws(' ', board_no, from_on, until_on) as row from held order by from_on`,
      );
      return rows.map(({ row }) => row);
    });

  it("is known from the day on that an edition of the register speaks of", async () => {
    await ZA("99001", "2024-01-01");
    expect(await held()).toEqual(["99001 -infinity infinity"]);
    await ZA("99002", "2025-01-01");
    await ZA("99001", "2025-06-01");
    await ZA("99001", "2025-07-01");
    expect(await held()).toEqual([
      "99001 -infinity 2025-01-01",
      "99002 2025-01-01 2025-06-01",
      "99001 2025-06-01 infinity",
    ]);
  });

  it.each([
    ["2025-06-01", "99003", ["99001 -infinity 2025-01-01", "99002 2025-01-01 2025-06-01", "99003 2025-06-01 infinity"]],
    ["2025-01-01", "99003", ["99001 -infinity 2025-01-01", "99003 2025-01-01 infinity"]],
    ["2024-06-01", "99001", ["99001 -infinity infinity"]],
  ])("is said anew by an edition of %s that has it as %s's, for that day and later", async (day, board, expected) => {
    await ZA("99001", "2024-01-01");
    await ZA("99002", "2025-01-01");
    await ZA(board, day);
    expect(await held()).toEqual(expected);
  });

  it.each([
    ["2024-08-01", "2024-08-01"],
    ["2025-01-01", "2025-01-01"],
    ["2025-08-01", "2025-01-01"],
  ])("is known from a merger on %s until then, and never after the edition that has it: %s", async (onDay, until) => {
    await ZA("99001", "2024-01-01");
    await ZA("99002", "2025-01-01");
    await merger(onDay);
    expect(await held()).toEqual([`99001 -infinity ${until}`, `99002 ${until} infinity`]);
  });

  const tell = (...beginnings: (readonly [boardNumber: string, startsOn: string])[]) =>
    hub.load(
      governance,
      beginnings.map(([boardNumber, startsOn]) => ({ brin: "99ZA", boardNumber, startsOn })),
      { ...REGISTER, day: "2025-06-01" },
    );

  it("is known from what the register of institutions tells of the school, up to the board that both have", async () => {
    await ZA("99001", "2024-01-01");
    await tell(["99003", "1985-08-01"], ["99001", "2015-08-01"], ["99001", "2018-01-01"], ["99002", "2024-08-01"]);
    const before = ["99003 -infinity 2015-08-01"];
    expect(await held()).toEqual([...before, "99001 2015-08-01 infinity"]);
    await ZA("99002", "2025-01-01");
    expect(await held()).toEqual([...before, "99001 2015-08-01 2024-08-01", "99002 2024-08-01 infinity"]);
    await ZA("99004", "2025-03-01");
    expect(await held()).toEqual([
      ...before,
      "99001 2015-08-01 2024-08-01",
      "99002 2024-08-01 2025-03-01",
      "99004 2025-03-01 infinity",
    ]);
  });

  it("is what registers of sites say where that register has other boards, or none by now", async () => {
    await ZA("99001", "2024-01-01");
    await tell(["99003", "1985-08-01"], ["99001", "2025-08-01"]);
    expect(await held()).toEqual(["99001 -infinity infinity"]);
    await tell(["99003", "1985-08-01"], ["99001", "2015-08-01"]);
    await tell();
    expect(await held()).toEqual(["99001 -infinity infinity"]);
  });
});

describe("regions of places", () => {
  const members = () =>
    rows("scheme, region_code, municipality_code, valid_from", "place_region where origin = 'delivery'");
  const memberOf = (scheme: RegionMemberRecord["scheme"], regionCode: string, municipalityCode: string) => ({
    scheme,
    regionCode,
    regionName: regionCode,
    municipalityCode,
    validFrom: "2025-01-01",
    source: "test",
  });

  it("are those of the reference data from the start", async () => {
    expect(await rows("scheme, region_code", "place_region where municipality_code = '0114'")).toEqual([
      "ARBEIDSMARKTREGIO AM03",
      "COROP CR08",
      "PROVINCIE PV22",
      "RPA 05",
    ]);
  });

  it("are replaced by a delivery of the same scheme, which leaves other schemes and the reference data", async () => {
    await hub.load(
      regionMember,
      [memberOf("RAP", "R1", "0114"), memberOf("RAP", "R1", "0106"), memberOf("ONDERWIJSREGIO", "O1", "0114")],
      REGISTER,
    );
    await hub.load(regionMember, [memberOf("RAP", "R2", "0114")], { ...REGISTER, coverage: "windowed" });
    expect(await members()).toEqual(["ONDERWIJSREGIO O1 0114 2025-01-01", "RAP R2 0114 2025-01-01"]);
    expect(await rows("region_code", "place_region where municipality_code = '0114' and scheme = 'PROVINCIE'")).toEqual(
      ["PV22"],
    );
  });

  it("are one at a time where a scheme has one, whatever the delivery covers", async () => {
    await hub.load(regionMember, [memberOf("RAP", "R1", "0114"), memberOf("RAP", "R1", "0106")], REGISTER);
    await hub.load(regionMember, [memberOf("RAP", "R2", "0114")], { ...REGISTER, coverage: "delta" });
    expect(await members()).toEqual(["RAP R1 0106 2025-01-01", "RAP R2 0114 2025-01-01"]);
  });
});

describe("transitions", () => {
  const over = (fromNumber: string, toNumber: string, isComplete = true) => ({
    fromNumber,
    toNumber,
    onDay: "2025-08-01",
    isComplete,
  });
  const transitions = () => rows("from_no, to_no, on_day, complete", "transition");

  it("are those of the last full list, or of all that are said", async () => {
    await hub.load(transition, [over("99001", "99002"), over("99ZA", "99ZB")], REGISTER);
    await hub.load(transition, [over("99001", "99002", false)], { ...REGISTER, coverage: "windowed" });
    expect(await transitions()).toEqual(["99001 99002 2025-08-01 f", "99ZA 99ZB 2025-08-01 t"]);
    await hub.load(transition, [over("99ZA", "99ZB")], REGISTER);
    expect(await transitions()).toEqual(["99ZA 99ZB 2025-08-01 t"]);
  });
});
