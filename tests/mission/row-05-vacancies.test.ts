import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { regionReportCommand } from "@regiohub/gateway/report/command";
import type { Caller } from "@regiohub/infra/auth/caller";
import { allIn, readPage } from "@regiohub/infra/report/testing/read-page";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const DAY = "2025-10-01";
const LATER = "2025-11-10";
const own: Caller = { ...adviser(), regions: [{ scheme: "PROVINCIE", code: "PV22" }] };

/** Where each board has its vacancies; the second one of 33333 lies outside the province. */
const SITES = { "11111": "90AA00", "22222": "90BB00", "33333": "90CC00" } as const;
const OUTSIDE = "90CC01";

type Line = readonly [number: string, status: string, functionCode: string, site: string, fte: string];

/** Of each board: five teachers' and four assistants' that it keeps to itself, and some that it shares. */
const linesOf = (board: keyof typeof SITES): readonly Line[] => [
  ...Array.from({ length: 5 }, (_, at): Line => [`T${at}`, "INTERNAL", "0030", SITES[board], "0,8"]),
  ...Array.from({ length: 4 }, (_, at): Line => [`A${at}`, "POOL", "0040", SITES[board], "0,5"]),
  ["S0", "EXTERNAL", "0030", SITES[board], "1"],
  ["S1", "REGIONAL", "0010", "", "1"],
  ["S2", "DRAFT", "0030", SITES[board], "1"],
  ["S3", "FILLED", "0030", SITES[board], "1"],
  ...(board === "33333" ? [["S4", "EXTERNAL", "0030", OUTSIDE, "1"] as const] : []),
];
const csvOf = (lines: readonly Line[]) =>
  [
    "vacancyNumber;title;functionCode;siteCode;fte;status;opensOn;closesOn",
    ...lines.map(
      ([number, status, code, site, fte]) => `${number};Vacature;${code};${site};${fte};${status};2025-09-01;`,
    ),
    "",
  ].join("\r\n");

beforeAll(async () => {
  for (const [at, [board, site]] of Object.entries(SITES).entries()) {
    const people = (["TEACHING", "TEACHING", "SUPPORT", "MANAGEMENT"] as const).map((group, index) =>
      working(human(at * 100 + index), `00000${index}`, job(site, { group })),
    );
    await hub.bring(afasFiles(board, people), { board, day: DAY });
    const vacancies = csvOf(linesOf(board as keyof typeof SITES));
    await hub.bring({ "vacancies.csv": vacancies }, { board, day: DAY });
  }
  await hub.bring(
    { "vacancies.csv": csvOf([["S0", "FILLED", "0030", "90AA00", "1"]]) },
    { board: "11111", day: LATER },
  );
  await hub.giveOut("2025-12-15");
}, 120_000);

interface Said {
  readonly value: string | null;
  readonly why: readonly string[];
}
interface Figures {
  readonly vacancies: Said;
  readonly fte: Said;
}
interface Sharing {
  readonly shared: Figures;
  readonly unshared: Figures;
  readonly all: Figures;
}
interface Open extends Sharing {
  readonly boards: number;
  readonly boardsDelivered: number;
  readonly groups: readonly (Sharing & { readonly functionGroup: string | null })[];
}

const FIGURES = "{ vacancies { value why } fte { value why } }";
const SHARING = `shared ${FIGURES} unshared ${FIGURES} all ${FIGURES}`;
const open = (on: string) =>
  `openVacancies(on: "${on}") { boards boardsDelivered ${SHARING} groups { functionGroup ${SHARING} } }`;
const ofBoard = async (number: string, caller: Caller, on = DAY): Promise<Open> =>
  (await hub.answer<{ board: { openVacancies: Open } }>(`{ board(number: "${number}") { ${open(on)} } }`, caller)).board
    .openVacancies;
const ofRegion = async (caller: Caller, on = DAY): Promise<Open> =>
  (
    await hub.answer<{ region: { openVacancies: Open } }>(
      `{ region(scheme: PROVINCIE, code: "PV22") { ${open(on)} } }`,
      caller,
    )
  ).region.openVacancies;

const valuesOf = ({ shared, unshared, all }: Sharing) =>
  [shared, unshared, all].map(({ vacancies, fte }) => `${vacancies.value} of ${fte.value}`);
const groupOf = ({ groups }: Open, group: string) =>
  groups.find(({ functionGroup }) => functionGroup === group) as Sharing;

describe("row 5, vacancies of a regional report: three boards' lists, and who works there", () => {
  it("a board counts its own, each group by what its own function codes are", async () => {
    const own = await ofBoard("11111", boardCaller("11111"));
    expect(valuesOf(own)).toEqual(["2 of 2.0000", "9 of 6.0000", "11 of 8.0000"]);
    expect(valuesOf(groupOf(own, "TEACHING"))).toEqual(["1 of 1.0000", "5 of 4.0000", "6 of 5.0000"]);
    expect(valuesOf(groupOf(own, "SUPPORT"))).toEqual(["0 of 0.0000", "4 of 2.0000", "4 of 2.0000"]);
    expect(valuesOf(groupOf(own, "MANAGEMENT"))[0]).toBe("1 of 1.0000");
  });

  it("the adviser knows what is shared exactly, and of the rest what is of ten or more", async () => {
    const region = await ofRegion(own);
    expect([region.boards, region.boardsDelivered]).toEqual([4, 3]);
    expect(valuesOf(region)).toEqual(["6 of 6.0000", "27 of 18.0000", "33 of 24.0000"]);
    expect(valuesOf(groupOf(region, "TEACHING"))).toEqual(["3 of 3.0000", "15 of 12.0000", "18 of 15.0000"]);
    expect(valuesOf(groupOf(region, "SUPPORT"))[1]).toBe("12 of 6.0000");
    expect(groupOf(region, "MANAGEMENT").unshared.vacancies).toEqual({ value: null, why: ["SUPPRESSED"] });
    expect(groupOf(region, "MANAGEMENT").all.vacancies.value).toBeNull();
    expect(valuesOf(await ofRegion(partner))).toEqual(valuesOf(region));
  });

  it("on a later day it is what was told by then; on one before the first delivery nothing is known", async () => {
    const later = await ofRegion(own, LATER);
    expect(later.shared.vacancies.value).toBe("5");
    expect(later.unshared.vacancies).toEqual({ value: null, why: ["NOT_PLANNED"] });
    expect((await ofRegion(own, "2025-09-30")).all.vacancies).toEqual({ value: null, why: ["NOT_OBSERVED"] });
  });

  it("nothing of a board for others", async () => {
    for (const caller of [partner, boardCaller("22222")]) {
      expect(valuesOf(await ofBoard("11111", caller))).toEqual(Array(3).fill("null of null"));
    }
  });

  it("stand in the adviser's report, in numbers and by function group", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mission-report-"));
    const out = join(folder, "report.html");
    const region = { scheme: "PROVINCIE", region: "PV22", year: "2025", on: LATER, as: "region" };
    await hub.run(regionReportCommand, { ...region, lang: "nl", out });
    const page = await readFile(out, "utf8").finally(() => rm(folder, { recursive: true }));
    const text = allIn(readPage(page))
      .find(({ attributes }) => attributes.id === "vacancies")
      ?.text.replace(/\s+/g, " ");
    expect(text).toContain("1 oktober 2025 6 6,00 27 18,00 33 24,00 3 van 4");
    expect(text).toContain("10 november 2025 5 5,00");
    expect(text).toContain("onderwijsgevend personeel 2 2,00");
    expect(text).toContain("zo ver gaan de aanleveringen niet");
  });
});
