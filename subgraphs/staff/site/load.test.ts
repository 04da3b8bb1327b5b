import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { staff } from "../index.js";
import { counts, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());
beforeEach(() =>
  withClient(hub.url, (client) => client.query("truncate staff.site, staff.school, staff.school_board, staff.board")),
);

const national: TestDelivery = { board: null, coverage: "full" };
const load = (records: readonly SiteRecord[], delivery: TestDelivery = national) => hub.load(site, records, delivery);
const rows = (sql: string) => withClient(hub.url, async (client) => (await client.query(sql)).rows);
const sites = () => rows("select code, name, nationwide, in_register from staff.site order by code");
const schools = () => rows("select brin, board_no, name, in_register from staff.school order by brin");
const boards = () => rows("select number, name, in_register, delivers from staff.board order by number");

const two = [
  siteRecord({ siteCode: "99ZA01", name: "De Zonnewijzer, noord" }),
  siteRecord({ siteCode: "99ZA00" }),
  siteRecord({ siteCode: "99ZB00", boardNumber: "99002", name: "De Kompasroos" }),
];

describe("a register of all boards", () => {
  it("brings sites, their schools and boards; a school is called as its main site", async () => {
    expect(await load(two)).toEqual({ counts: counts({ added: 3 }), rejections: [] });
    expect(await schools()).toEqual([
      { brin: "99ZA", board_no: "99001", name: "De Zonnewijzer", in_register: true },
      { brin: "99ZB", board_no: "99002", name: "De Kompasroos", in_register: true },
    ]);
    const board = { name: null, in_register: true, delivers: false };
    expect(await boards()).toEqual([
      { number: "99001", ...board },
      { number: "99002", ...board },
    ]);
  });

  it("changes nothing the second time", async () => {
    await load(two);
    const before = await rows("select code, xmin::text from staff.site order by code");
    expect((await load(two)).counts).toEqual(counts({ unchanged: 3 }));
    expect(await rows("select code, xmin::text from staff.site order by code")).toEqual(before);
  });

  it("counts a change of any field of a site as changed", async () => {
    const changes: Partial<SiteRecord>[] = [
      { name: "Een andere naam" },
      { street: null },
      { houseNumber: "2" },
      { postcode: null },
      { city: "ASSEN" },
      { municipalityCode: "0106" },
      { denomination: null },
      { province: null },
    ];
    for (const change of changes) {
      await load([siteRecord()]);
      expect((await load([siteRecord(change)])).counts).toEqual(counts({ changed: 1 }));
    }
  });

  it("moves a school to another board, with all of its sites", async () => {
    await load(two);
    const moved = two.map((record) => ({ ...record, boardNumber: "99002" }));
    expect((await load(moved)).counts).toEqual(counts({ changed: 2, unchanged: 1 }));
    expect((await schools()).map(({ board_no }) => board_no)).toEqual(["99002", "99002"]);
    expect((await boards()).map(({ in_register }) => in_register)).toEqual([false, true]);
  });

  it("closes what it no longer has, and opens it again", async () => {
    await load(two);
    expect((await load(two.slice(0, 1))).counts).toEqual(counts({ removed: 2, unchanged: 1 }));
    expect((await sites()).map(({ in_register }) => in_register)).toEqual([false, true, false]);
    expect((await schools()).map(({ name, in_register }) => [name, in_register])).toEqual([
      ["De Zonnewijzer, noord", true],
      ["De Kompasroos", false],
    ]);
    expect((await boards()).map(({ in_register }) => in_register)).toEqual([true, false]);
    expect((await load(two)).counts).toEqual(counts({ changed: 2, unchanged: 1 }));
    expect((await boards()).map(({ in_register }) => in_register)).toEqual([true, true]);
  });

  it("closes nothing when it does not cover everything", async () => {
    await load(two);
    expect((await load(two.slice(0, 1), { board: null, coverage: "windowed" })).counts).toEqual(
      counts({ unchanged: 1 }),
    );
    expect((await sites()).every(({ in_register }) => in_register)).toBe(true);
  });

  it("refuses a school whose sites have several boards", async () => {
    const divided = [siteRecord(), siteRecord({ siteCode: "99ZA01", boardNumber: "99002" }), ...two.slice(2)];
    const { counts: done, rejections } = await load(divided);
    expect(done).toEqual(counts({ added: 1 }));
    expect(rejections).toEqual(
      [1, 2].map((line) => ({
        file: 0,
        line,
        field: "boardNumber",
        code: "KEY_CONFLICT",
        expected: expect.objectContaining({ en: "the same board on each site of a school" }),
      })),
    );
  });
});

describe("a board's own register", () => {
  const own: TestDelivery = { board: "99001", boardName: "Stichting Voorbeeld", coverage: "full" };

  it("brings the board's sites and gives the board its name", async () => {
    expect((await load([siteRecord()], own)).counts).toEqual(counts({ added: 1 }));
    expect(await boards()).toEqual([
      { number: "99001", name: "Stichting Voorbeeld", in_register: true, delivers: false },
    ]);
  });

  it("refuses sites and schools of other boards", async () => {
    await load(two);
    const { counts: done, rejections } = await load(
      [siteRecord({ siteCode: "99ZB01" }), siteRecord({ siteCode: "99ZC00", boardNumber: "99002" })],
      own,
    );
    expect(done).toEqual(counts({}));
    expect(rejections.map(({ line, field, code }) => [line, field, code])).toEqual([
      [1, "brin", "NOT_YOURS"],
      [2, "boardNumber", "NOT_YOURS"],
    ]);
    expect(await sites()).toHaveLength(3);
  });

  it("closes only what it brought itself, and is not closed by the register of all boards", async () => {
    await load(two);
    await load([siteRecord({ siteCode: "99ZC00" }), siteRecord({ siteCode: "99ZD00" })], own);
    expect((await load(two)).counts).toEqual(counts({ unchanged: 3 }));
    expect((await load([siteRecord({ siteCode: "99ZC00" })], own)).counts).toEqual(
      counts({ unchanged: 1, removed: 1 }),
    );
    expect((await sites()).map(({ code, in_register }) => [code, in_register])).toEqual([
      ["99ZA00", true],
      ["99ZA01", true],
      ["99ZB00", true],
      ["99ZC00", true],
      ["99ZD00", false],
    ]);
  });

  it("closes nothing when rows are refused: another board's register by mistake takes nothing away", async () => {
    await load([siteRecord()], own);
    const mistaken = [siteRecord({ siteCode: "99ZB00", boardNumber: "99002" })];
    expect((await load(mistaken, own)).counts).toEqual(counts({}));
    expect(await sites()).toEqual([{ code: "99ZA00", name: "De Zonnewijzer", nationwide: false, in_register: true }]);
  });

  it("gives a site over to the register of all boards once that has it", async () => {
    await load([siteRecord()], own);
    expect((await load([siteRecord()])).counts).toEqual(counts({ changed: 1 }));
    expect((await load([siteRecord()], own)).counts).toEqual(counts({ unchanged: 1 }));
    expect(await sites()).toEqual([{ code: "99ZA00", name: "De Zonnewijzer", nationwide: true, in_register: true }]);
  });
});
