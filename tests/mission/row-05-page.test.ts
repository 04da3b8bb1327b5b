import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { regionReportCommand } from "@regiohub/gateway/report/command";
import { barriersIn } from "@regiohub/infra/report/testing/barriers";
import { allIn, named, type PageElement, readPage } from "@regiohub/infra/report/testing/read-page";
import type { CalendarDate } from "@regiohub/infra/values";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

/** Of each board: where its people work, who stays, comes, leaves and retires, and who goes to the other one of two. */
const BOARDS = [
  { board: "11111", site: "90AA00", stay: 85, come: 14, leave: 12, retire: 11, move: 12, to: 1 },
  { board: "22222", site: "90BB00", stay: 60, come: 13, leave: 10, retire: 10, move: 10, to: 0 },
  { board: "33333", site: "90CC00", stay: 50, come: 10, leave: 10, retire: 0, move: 0, to: 2 },
] as const;
const LAST: CalendarDate = "2025-07-31";
const NEXT: CalendarDate = "2025-08-01";
/** Old enough for the state pension by the last day. */
const RETIRES: CalendarDate = "1958-03-10";

type Kind = "stay" | "come" | "leave" | "retire" | "move";

/** People of one kind, the same ones wherever they are: each has a person of its own in the region. */
const personsOf = (at: number, kind: Kind) => {
  const begin = 1_000 * at + 200 * ["stay", "come", "leave", "retire", "move"].indexOf(kind);
  const { [kind]: count } = BOARDS[at] as (typeof BOARDS)[number];
  return Array.from({ length: count }, (_, index) => begin + index);
};

const numberOf = (person: number) => String(person + 1).padStart(6, "0");

/** What a board has of its people: on 1 October 2024, or a year later. */
function peopleOf(at: number, later: boolean) {
  const { site } = BOARDS[at] as (typeof BOARDS)[number];
  const known = (kind: Kind, startsOn: CalendarDate, endsOn: CalendarDate | null, whose = at) =>
    personsOf(whose, kind).map((person) =>
      working(
        kind === "retire" ? human(person, RETIRES) : human(person),
        numberOf(person),
        job(site, { startsOn, endsOn }),
      ),
    );
  const until = later ? LAST : null;
  const before = "2020-08-01";
  const there = [
    ...known("stay", before, null),
    ...(["leave", "retire", "move"] as const).flatMap((kind) => known(kind, before, until)),
  ];
  if (!later) return there;
  const arrived = BOARDS.flatMap(({ to }, from) => (to === at && from !== at ? known("move", NEXT, null, from) : []));
  return [...there, ...known("come", NEXT, null), ...arrived];
}

let report: PageElement;
let folder: string;
beforeAll(async () => {
  for (const [at, { board }] of BOARDS.entries()) {
    await hub.bring(afasFiles(board, peopleOf(at, false)), { board, day: "2024-10-01" });
  }
  for (const [at, { board }] of BOARDS.entries()) {
    await hub.bring(afasFiles(board, peopleOf(at, true)), { board, day: "2025-10-15" });
  }
  await hub.giveOut("2025-10-20");
  folder = await mkdtemp(join(tmpdir(), "hub-page-"));
  report = await reportOf();
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

async function reportOf(options: Readonly<Record<string, string>> = {}): Promise<PageElement> {
  const out = join(folder, "drenthe.html");
  const asked = { region: "Drenthe", scheme: "PROVINCIE", year: "2025", lang: "nl", on: "2025-11-01", as: "region" };
  await hub.run(regionReportCommand, { ...asked, ...options, out });
  return readPage(await readFile(out, "utf8"));
}

/** The rows of a section's tables, as they are read. */
const rowsOf = (id: string, page = report): string[][] =>
  allIn(page)
    .filter(({ attributes }) => attributes.id === id)
    .flatMap((section) => named(section, "tr"))
    .map(({ children }) => children.map(({ text }) => text));

describe("row 5, the report of a region: from vendor files to the page", () => {
  it("270 and 37 who came, less 32 who left and 21 who retired, is 254", () => {
    expect(rowsOf("flows")).toEqual(
      expect.arrayContaining([
        ["aanwezig op 1 oktober 2024", "270"],
        ["+ gekomen, in totaal", "37"],
        ["− gegaan, in totaal", "53"],
        ["+ instroom", "37"],
        ["− uitstroom", "32"],
        ["− pensioen", "21"],
        ["aanwezig op 1 oktober 2025", "254"],
        ["overstap tussen besturen", "22"],
        ["gekomen", "37"],
        ["gegaan", "53"],
        ["op een andere school", "22"],
      ]),
    );
  });

  it("12 went from the one board to the other, and 10 back", () => {
    expect(rowsOf("flows")).toEqual(
      expect.arrayContaining([
        ["11111", "22222", "12"],
        ["22222", "11111", "10"],
      ]),
    );
  });

  it("3 of the 4 boards of primary education deliver, and it says which one does not", () => {
    const [coverage] = allIn(report).filter(({ attributes }) => attributes.id === "coverage");
    expect(coverage?.text).toContain("3 van de 4 besturen");
    expect(coverage?.text).toContain("75,00 %");
    expect(rowsOf("coverage").map(([number]) => number)).toContain("55555");
  });

  it("its people are those of its boards, on 1 October", () => {
    expect(
      rowsOf("stock")
        .find(([year]) => year === "2025")
        ?.slice(1, 4),
    ).toEqual(["254", "254", "254,00"]);
    expect(rowsOf("division")).toEqual(
      expect.arrayContaining([
        ["11111", "109"],
        ["22222", "85"],
        ["33333", "60"],
      ]),
    );
  });

  it("may be compared with the year before, whose tables are out of the same boards", () => {
    const years = rowsOf("stock").filter(([year]) => year === "2024" || year === "2025");
    expect(years.map(([year, persons, , , boards, mind]) => [year, persons, boards, mind])).toEqual([
      ["2024", "270", "3 van 4", "–"],
      ["2025", "254", "3 van 4", "–"],
    ]);
  });

  it("its years to come go on as this one, and begin with the people who are there; nobody of them retires soon", () => {
    const rows = rowsOf("forecast");
    expect(rows).toEqual(
      expect.arrayContaining([
        ["deel dat elk jaar om andere redenen dan leeftijd vertrekt", "0,1185", "als in het jaar ervoor"], // 32 of 270
        ["fte die elk jaar instroomt", "34,81", "als in het jaar ervoor"], // 37 of 270, of 254
        ["2026", "0,00", "30,10", "34,81"],
      ]),
    );
    expect(rows.find(([year]) => year === "2026")?.[1]).toBe("258,71");
  });

  it("its years to come are those of the options, where there are any", async () => {
    const rows = rowsOf("forecast", await reportOf({ "outflow-rate": "0.05", "inflow-fte": "80" }));
    expect(rows).toContainEqual(["2026", "0,00", "12,70", "80,00"]);
    expect(rows).toContainEqual(["fte die elk jaar instroomt", "80", "gevraagd"]);
    expect(rows.find(([year]) => year === "2026")?.[1]).toBe("321,30");
  });

  it("has its people drawn, and no barrier", () => {
    const drawn = named(report, "svg").map(({ attributes }) => attributes["aria-labelledby"]?.split("-")[0]);
    expect(drawn).toEqual(expect.arrayContaining(["ages", "boards", "flows"]));
    expect(barriersIn(report)).toEqual([]);
  });
});
