import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { addressOf } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import type { People } from "@regiohub/infra/figures/beside";
import { type Held, heldBeside, outOf } from "@regiohub/infra/figures/held";
import { findPublished, listPublished, publish, type Release } from "@regiohub/infra/figures/store";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb, StaffTables } from "../tables.js";
import { storeOf } from "./store.js";

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  pool = openPool({ url: addressOf(figuresOf("staff"), new Map(), hub.url) });
  figures = subgraphDatabase<StaffTables>("staff", pool);
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const bySex = (place: string, persons: number): Release => ({
  ...{ place, on: "2025-10-01", afterRun: 7 },
  people: [{ family: "99001", parts: [{ is: { SEX: "F" }, add: [1, 1, 8_000] }], people: ["one", "other"] }],
  tables: [
    {
      ...{ smallest: 10, dimensions: ["SEX", "CONTRACT"], bands: null },
      cells: [
        { key: ["F", "PERMANENT"], amounts: [persons, persons + 1, 123_450] },
        { key: ["M", "PERMANENT"], why: "COMPLEMENTARY" },
        { key: ["F", "TEMPORARY"], why: "SUPPRESSED" },
      ],
    },
    { smallest: 10, dimensions: [], bands: null, cells: [{ key: [], amounts: [persons + 9, 60, 456_000] }] },
  ],
});
const give = (release: Release) => figures.transaction().execute((db) => publish(storeOf(db), release));
const named = { on: "2025-10-01", smallest: 10, dimensions: ["CONTRACT", "SEX"], bands: null };
const find = async (place: string, other: Partial<typeof named> = {}) =>
  (await findPublished(storeOf(figures), [place], { ...named, ...other }))[0];

describe("a table that was given out", () => {
  it("is read as it was written, by its dimensions in any order, with what everybody adds up to", async () => {
    const place = "ARBEIDSMARKTREGIO AM03";
    await give(bySex(place, 20));
    expect(await find(place)).toMatchObject({
      ...{ dimensions: ["SEX", "CONTRACT"], bands: null, afterRun: 7, whole: [29, 60, 456_000] },
      releasedAt: expect.any(Date),
      cells: [
        { key: ["F", "PERMANENT"], amounts: [20, 21, 123_450], why: null },
        { key: ["M", "PERMANENT"], amounts: null, why: "SUPPRESSED" },
        { key: ["F", "TEMPORARY"], amounts: null, why: "SUPPRESSED" },
      ],
    });
  });

  it("is nobody else's: not another place's, day's, audience's, or one by more or fewer dimensions", async () => {
    const place = "ARBEIDSMARKTREGIO AM01";
    await give(bySex(place, 20));
    expect(await find(place)).toBeDefined();
    expect(await find("ARBEIDSMARKTREGIO AM36")).toBeUndefined();
    for (const other of [
      { on: "2024-10-01" },
      { smallest: 5 },
      { dimensions: ["SEX"] },
      { dimensions: ["SEX", "CONTRACT", "SCALE"] },
    ]) {
      expect(await find(place, other)).toBeUndefined();
    }
  });

  it("given out anew stands beside the old one, and is what is read", async () => {
    const place = "SWV PO2203";
    await give(bySex(place, 20));
    await give(bySex(place, 31));
    expect((await find(place))?.cells[0]?.amounts?.[0]).toBe(31);
    const listed = await listPublished(storeOf(figures), { place, smallest: 10 }, 9);
    expect(listed.map(({ dimensions }) => dimensions)).toEqual([["SEX", "CONTRACT"], []]);
    expect(await listPublished(storeOf(figures), { place, smallest: 5 }, 9)).toEqual([]);
    await withClient(hub.url, async (client) => {
      const { rows } = await client.query("select from staff.figure_release where place = $1", [place]);
      expect(rows).toHaveLength(2);
    });
  });

  it("is out with all its cells or not at all", async () => {
    const place = "SWV PO2001";
    const [table] = bySex(place, 20).tables;
    if (!table) throw new Error("expected a table");
    const twice = { ...table, cells: [...table.cells, ...table.cells] };
    await expect(give({ ...bySex(place, 20), tables: [table, twice] })).rejects.toThrow();
    expect(await listPublished(storeOf(figures), { place, smallest: 10 }, 9)).toEqual([]);
  });

  it("cannot be changed or taken back, by the login that gives out or by the subgraph itself", async () => {
    await give(bySex("SWV PO0001", 20));
    const attempts = [
      "update staff.figure_cell set amounts = '{1,1,1}', why = null",
      "update staff.figure_people set people = '{}'",
      "update staff.figure_table set smallest = 2",
      "delete from staff.figure_cell",
      "delete from staff.figure_release",
      "truncate staff.figure_release, staff.figure_people, staff.figure_table, staff.figure_cell",
    ];
    for (const attempt of attempts) await expect(pool.query(attempt)).rejects.toThrow(/permission denied/);
    await withClient(hub.url, async (client) => {
      await client.query("set role hub_staff");
      for (const attempt of attempts.slice(0, -1)) expect((await client.query(attempt)).rowCount).toBe(0);
    });
  });
});

describe("what a release is held against", () => {
  /** So many people, by name, counted in a place on a day. */
  const of = (place: string, people: readonly string[], on = "2025-10-01"): Release => ({
    ...bySex(place, 20),
    ...{ on, people: [{ family: "99002", parts: [{ is: { SEX: "F" }, add: [1, 1, 8_000] }], people }] },
  });
  const anna = { family: "99002", parts: [], people: ["anna"] };
  const heldOf = async (people: readonly People[], from: string, until: string): Promise<Held[]> => {
    const all: Held[] = [];
    for await (const one of heldBeside(storeOf(figures), people, { from, until })) all.push(one);
    return all;
  };
  const held = async (from: string) =>
    (await heldOf([anna], from, "2026-10-01")).map(({ place, on }) => `${place} ${on}`);

  it("are the releases in which its people are, and those in which others of these are", async () => {
    await give(of("RPA 01", ["anna", "bert"]));
    await give(of("RPA 02", ["bert", "carl"]));
    await give(of("RPA 03", ["carl", "dora"]));
    await give(of("RPA 04", ["eric"]));
    await give(of("RPA 01", ["anna"], "2023-10-01"));
    expect(await held("2024-10-01")).toEqual(["RPA 01 2025-10-01", "RPA 02 2025-10-01"]);
    expect(await held("2023-10-01")).toEqual(["RPA 01 2025-10-01", "RPA 01 2023-10-01", "RPA 02 2025-10-01"]);
  });

  it("is what is out of them: a figure for several audiences once, for the largest", async () => {
    const [first, whole] = of("RPA 05", ["anna"]).tables;
    if (!first || !whole) throw new Error("expected two tables");
    await give({ ...of("RPA 05", ["fien", "gijs"]), tables: [first, whole, { ...whole, smallest: 5 }] });
    const [one] = await heldOf([{ ...anna, people: ["fien"] }], "2025-10-01", "2025-10-01");
    // Of the cells by sex and contract these people are in none; everybody is one figure, though two see it.
    expect(one && outOf(one)).toEqual({
      smallest: [10, 10],
      groups: [{ family: "99002", people: ["fien", "gijs"], columns: [1], adds: [[1, 1, 8_000]] }],
    });
  });
});
