import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import { mobility } from "../index.js";
import { areasOf } from "../published/areas.js";
import type { MobilityTables } from "../tables.js";
import { goingOver, stay } from "../testing/stays.js";
import { conclude, deliver, forgetAll, record } from "../testing/stored.js";
import { tokenOf } from "../testing/year.js";
import { countedRegion } from "./region.js";

/** Schools with their boards and municipalities; 22222's first one lies in another region. */
const SCHOOLS = [
  ["90AA00", "22222", "0014"],
  ["90AB00", "22222", "0114"],
  ["90BB00", "11111", "0114"],
  ["90CC00", "33333", "0114"],
] as const;
const LONG = "2015-08-01";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, (client) => forgetAll(client, new Map()));
  await register("22222", "2024-01-01");
  const stays = {
    "11111": [...people("11111", "90BB00", LONG, 40), ...people("11111", "90AB00", "2025-08-01", 30, "22222")],
    "22222": people("22222", "90AB00", LONG, 30),
    "33333": people("33333", "90CC00", LONG, 35),
  };
  await withClient(hub.url, async (client) => {
    for (const [board, own] of Object.entries(stays)) {
      const observed = { from: "2023-10-01", until: board === "22222" ? "2025-06-01" : "2026-10-15" };
      await deliver(client, board, { stays: own, tokens: own.map(tokenOf), bornOn: () => null, observed });
    }
    await record(client, goingOver({ from: "22222", to: "11111" }));
    await conclude(client);
  });
});
afterAll(() => hub.close());

/** So many people of a board, every fifth at no school; under numbers that are theirs wherever they go. */
const people = (board: string, siteCode: string, when: string, count: number, whose = board) =>
  Array.from({ length: count }, (_, index) =>
    stay(`${board} ${whose}-${index}`, when, { siteCode: index % 5 === 0 ? null : siteCode }),
  );

/** An edition of the register of sites, in which 22222's schools are a board's. */
const register = (boardOf22222: string, day: string) =>
  hub.load(
    site,
    SCHOOLS.map(([siteCode, board, municipalityCode]) => {
      const boardNumber = board === "22222" ? boardOf22222 : board;
      return { siteCode, boardNumber, brin: siteCode.slice(0, 4), name: siteCode, city: "EMMEN", municipalityCode };
    }),
    { board: null, coverage: "full", day },
  );

/** Nobody else tells anything. */
const NONE = { before: undefined, after: undefined };

/** What is counted of the region in the year from 1 October on, before anything of it is withheld; and of which boards. */
async function counted(year: number) {
  const period = { from: `${year}-10-01`, to: `${year + 1}-10-01` };
  const { pool, figures } = countingLogin<MobilityTables>(hub.url, "mobility");
  try {
    const areas = await areasOf(figures, period, ["ARBEIDSMARKTREGIO AM03"]);
    const [flows] = await Promise.all(areas.map((area) => countedRegion(figures, { area, period, stocks: NONE })));
    const cells = new Map<string, number>();
    for (const { parts, people } of flows?.people ?? []) {
      for (const cell of parts.flatMap(({ is }) => Object.entries(is).map((names) => names.join(" ")))) {
        cells.set(cell, (cells.get(cell) ?? 0) + people.length);
      }
    }
    const told = [...cells].filter(([name]) => /^(STOCK|LINE) /.test(name));
    return { boards: flows?.boards.toSorted(), told: told.map(([name, persons]) => `${name} ${persons}`).sort() };
  } finally {
    await pool.end();
  }
}

const WITHOUT_SCHOOL = 6;
const BEFORE = {
  boards: ["11111", "22222", "33333"],
  told: ["STOCK AFTER 99", "STOCK BEFORE 99"],
};
const MERGED = {
  boards: ["11111", "22222", "33333"],
  told: [
    `LINE IN ALL ${WITHOUT_SCHOOL}`,
    `LINE IN ORG_TRANSITION ${WITHOUT_SCHOOL}`,
    "LINE WITHIN ORG_TRANSITION 24",
    "STOCK AFTER 105",
    "STOCK BEFORE 99",
  ],
};

it("a region has the people of a board that merged in the years before, and one stock makes the other", async () => {
  expect([await counted(2023), await counted(2024)]).toEqual([BEFORE, MERGED]);
});

it("has them still when the register of sites has the schools as the other board's, whose first school stays its own", async () => {
  await register("11111", "2025-12-01");
  expect([await counted(2023), await counted(2024)]).toEqual([BEFORE, MERGED]);
  expect(await counted(2025)).toEqual({
    boards: ["11111", "33333"],
    told: ["STOCK AFTER 105", "STOCK BEFORE 105"],
  });
});
