import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { registerOf } from "../catalogue/support/register.js";
import { hub as plugBoard } from "../hub.js";
import { afasFiles } from "./support/afas-files.js";
import { missionHub } from "./support/gateway.js";
import { human, job, working } from "./support/people.js";
import { PRIMARY_SITES } from "./support/world.js";

const BOARD = "33333";
const SITES = PRIMARY_SITES.filter(([board]) => board === BOARD);
const [MEPPEL, STEENWIJK] = SITES.map(([, code]) => code) as [string, string];

/** Thirteen care coordinators of four days a week, and as many teachers, at both sites. */
const PEOPLE = Array.from({ length: 26 }, (_, index) =>
  working(
    human(index),
    String(index + 1).padStart(6, "0"),
    job(index % 2 === 0 ? MEPPEL : STEENWIJK, { group: index < 13 ? "SUPPORT" : "TEACHING", size: 80 }),
  ),
);

const hub = missionHub({
  name: "mission register",
  version: "1",
  async run(url) {
    await withClient(url, (client) => prepareDatabase(client, plugBoard.subgraphs));
    for (const register of plugBoard.registers) await ingest({ hub: plugBoard, url, ...register });
  },
});

interface Partnership {
  readonly code: string;
  readonly boards: { readonly totalCount: number; readonly edges: { readonly node: { readonly number: string } }[] };
  readonly sites: { readonly totalCount: number; readonly edges: { readonly node: Site }[] };
}
interface Site {
  readonly school: { readonly board: { readonly number: string } };
  readonly regions: { readonly name: string }[];
}

const LIES = 'regions(scheme: PROVINCIE, validOn: "2026-01-01") { name }';

/** A partnership under a spelling, with its boards and its sites by province, each page of them asked for. */
async function partnership(spelling: string) {
  const sites: Site[] = [];
  const boards: string[] = [];
  for (let after = ""; ; ) {
    const { swv } = await hub.answer<{ swv: Partnership & Paged }>(
      `{ swv(code: "${spelling}") { code boards(first: 100) { totalCount edges { node { number } } }
         sites(first: 100${after}) { totalCount pageInfo { endCursor hasNextPage }
           edges { node { school { board { number } } ${LIES} } } } } }`,
      partner,
    );
    sites.push(...swv.sites.edges.map(({ node }) => node));
    if (boards.length === 0) boards.push(...swv.boards.edges.map(({ node }) => node.number));
    if (swv.sites.pageInfo.hasNextPage) after = `, after: "${swv.sites.pageInfo.endCursor}"`;
    else return { code: swv.code, boards, sites, counts: [swv.boards.totalCount, swv.sites.totalCount] };
  }
}

interface Paged {
  readonly sites: { readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean } };
}

const inProvince = (sites: readonly Site[], province: string) =>
  sites.filter(({ regions }) => regions.some(({ name }) => name === province));

async function balance(caller: Caller) {
  const { swv } = await hub.answer<{ swv: { expertise: object[] } }>(
    `{ swv(code: "PO-22-03") { expertise(year: 2025) {
       expertise label demandFte supplyFte gapFte persons boardsCounted boardsInAll why } } }`,
    caller,
  );
  return swv.expertise;
}

describe("row 27, partnerships for inclusive education and what they mean for staff", () => {
  it("PO2203 is one partnership over a province's border, under each of its spellings", async () => {
    const found = await partnership("PO2203");
    expect(found.counts).toEqual([18, 110]);
    expect(inProvince(found.sites, "Drenthe")).toHaveLength(71);
    expect(inProvince(found.sites, "Overijssel")).toHaveLength(39);
    const boardsIn = (province: string) => inProvince(found.sites, province).map(({ school }) => school.board.number);
    const drenthe = new Set(boardsIn("Drenthe"));
    expect([...new Set(boardsIn("Overijssel"))].filter((number) => drenthe.has(number)).sort()).toEqual([
      "40888",
      "41629",
      "41632",
    ]);
    for (const spelling of ["PO 2203", "22-03"]) {
      expect(await partnership(spelling)).toMatchObject({ code: "PO2203", counts: [18, 110] });
    }
  });

  describe("with a board whose schools lie on both sides", () => {
    beforeAll(async () => {
      await hub.bring(registerOf(SITES), { board: BOARD });
      const files = afasFiles(BOARD, PEOPLE, { expertise: { "0040": "CARE_COORDINATOR" } });
      expect((await hub.bring(files, { board: BOARD })).refused).toEqual([]);
      const demand = ["swv;expertise;year;fte;source", "PO2203;CARE_COORDINATOR;2025;12,0;voorbeeld", ""];
      expect((await hub.bring({ "swv-demand.csv": demand.join("\r\n") })).refused).toEqual([]);
    }, 60_000);

    it("has the board, and its sites in the province of each", async () => {
      const found = await partnership("PO2203");
      expect(found.counts).toEqual([19, 112]);
      expect(found.boards).toContain(BOARD);
      expect(inProvince(found.sites, "Drenthe")).toHaveLength(72);
      expect(inProvince(found.sites, "Overijssel")).toHaveLength(40);
    });

    it("sets what is needed beside what the board has of it", async () => {
      expect(await balance(boardCaller(BOARD))).toEqual([
        {
          ...{ expertise: "CARE_COORDINATOR", label: "intern begeleider", demandFte: "12.00" },
          ...{ supplyFte: "10.40", gapFte: "1.60", persons: 13, boardsCounted: 1, boardsInAll: 19, why: [] },
        },
      ]);
    });

    it("tells others what is needed, and nothing of the people of one board", async () => {
      const nothing = { supplyFte: null, gapFte: null, persons: null, boardsCounted: null, why: ["NOT_PUBLISHED"] };
      expect(await balance(partner)).toMatchObject([{ demandFte: "12.00", ...nothing }]);
      expect(await balance(boardCaller("40888"))).toMatchObject([{ demandFte: "12.00", ...nothing }]);
    });
  });
});
