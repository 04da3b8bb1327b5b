import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { addressOf } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb, StaffTables } from "../tables.js";
import { findPublished, listPublished, type NewTable, publish } from "./queries.js";

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

const named = { place: "ARBEIDSMARKTREGIO AM03", on: "2025-10-01", smallest: 10 };
const bySex = (place: string, persons: number): NewTable => ({
  ...named,
  place,
  dimensions: ["SEX", "CONTRACT"],
  bands: null,
  afterRun: 7,
  cells: [
    { key: ["F", "PERMANENT"], persons, employments: persons + 1, fteTenThousandths: 123_450 },
    { key: ["M", "PERMANENT"], why: "COMPLEMENTARY" },
    { key: ["F", "TEMPORARY"], why: "SUPPRESSED" },
  ],
});

describe("a table that was given out", () => {
  it("is read as it was written, by its dimensions in any order", async () => {
    await publish(figures, [bySex(named.place, 20)]);
    const found = { dimensions: ["SEX", "CONTRACT"], bands: null, afterRun: 7 };
    const hidden = { persons: null, employments: null, fte: null };
    const cells = [
      { key: ["F", "PERMANENT"], persons: 20, employments: 21, fte: "12.35", why: null },
      { key: ["M", "PERMANENT"], ...hidden, why: "COMPLEMENTARY" },
      { key: ["F", "TEMPORARY"], ...hidden, why: "SUPPRESSED" },
    ];
    const name = { ...named, dimensions: ["CONTRACT", "SEX"], bands: null };
    expect(await findPublished(figures, name)).toEqual({ ...found, cells });
  });

  it("is nobody else's: not another place's, day's, audience's, or one by more or fewer dimensions", async () => {
    await publish(figures, [bySex("ARBEIDSMARKTREGIO AM01", 20)]);
    const name = { ...named, place: "ARBEIDSMARKTREGIO AM01", dimensions: ["SEX", "CONTRACT"], bands: null };
    expect(await findPublished(figures, name)).toBeDefined();
    for (const other of [
      { place: "ARBEIDSMARKTREGIO AM36" },
      { on: "2024-10-01" },
      { smallest: 5 },
      { dimensions: ["SEX"] },
      { dimensions: ["SEX", "CONTRACT", "SCALE"] },
      { dimensions: [] },
      { bands: "DUO_10" },
    ]) {
      expect(await findPublished(figures, { ...name, ...other })).toBeUndefined();
    }
  });

  it("given out anew stands beside the old one, and is what is read", async () => {
    const place = "SWV PO2203";
    await publish(figures, [bySex(place, 20)]);
    await publish(figures, [bySex(place, 31), { ...bySex(place, 44), dimensions: [], cells: [] }]);
    const name = { ...named, place, dimensions: ["SEX", "CONTRACT"], bands: null };
    expect((await findPublished(figures, name))?.cells[0]?.persons).toBe(31);
    expect((await listPublished(figures, place, 10)).map(({ dimensions }) => dimensions)).toEqual([
      ["SEX", "CONTRACT"],
      [],
    ]);
    expect(await listPublished(figures, place, 5)).toEqual([]);
    await withClient(hub.url, async (client) => {
      const { rows } = await client.query("select from staff.figure_table where place = $1", [place]);
      expect(rows).toHaveLength(3);
    });
  });

  it("is out with all its cells or not at all", async () => {
    const place = "SWV PO2001";
    const twice = { ...bySex(place, 20), cells: [...bySex(place, 20).cells, ...bySex(place, 20).cells] };
    await expect(publish(figures, [bySex(place, 20), twice])).rejects.toThrow();
    expect(await listPublished(figures, place, 10)).toEqual([]);
  });

  it("cannot be changed or taken back, by the login that gives out or by the subgraph itself", async () => {
    await publish(figures, [bySex("SWV PO0001", 20)]);
    const attempts = [
      "update staff.figure_cell set persons = 1, why = null",
      "update staff.figure_table set smallest = 2",
      "delete from staff.figure_cell",
      "delete from staff.figure_table",
      "truncate staff.figure_table, staff.figure_cell",
    ];
    for (const attempt of attempts) await expect(pool.query(attempt)).rejects.toThrow(/permission denied/);
    await withClient(hub.url, async (client) => {
      await client.query("set role hub_staff");
      for (const attempt of attempts.slice(0, 4)) expect((await client.query(attempt)).rowCount).toBe(0);
    });
  });
});
