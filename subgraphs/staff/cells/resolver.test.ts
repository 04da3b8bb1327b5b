import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, member, site } from "@regiohub/schema/records/index";
import { boardCaller, codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const ON = "2026-10-01";
const own = boardCaller("99001");

/** Of 99001: a head of 58 in Emmen, two teachers of 40 there, one of 30 in Assen, one of unknown age above school level. */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord({ name: "De Zon" }),
    siteRecord({ siteCode: "99ZA01", name: "De Maan", municipalityCode: "0106" }),
    siteRecord({ siteCode: "99YA00", boardNumber: "99002" }),
  ];
  await hub.load(site, sites, { board: null });
  const people = [
    ["0001", "MALE", "1968-01-01", "99ZA00", "MANAGEMENT"],
    ["0002", "FEMALE", "1986-01-01", "99ZA00", "TEACHING"],
    ["0003", "FEMALE", "1986-01-01", "99ZA00", "TEACHING"],
    ["0004", "MALE", "1996-10-01", "99ZA01", "TEACHING"],
    ["0005", null, null, null, "SUPPORT"],
  ] as const;
  const delivery = { boardName: "Stichting Voorbeeld" };
  const members = people.map(([memberNumber, sex, bornOn]) => memberRecord({ memberNumber, sex, bornOn }));
  await hub.load(member, members, delivery);
  const employments = people.map(([memberNumber, , , siteCode, functionGroup]) =>
    employmentRecord({ memberNumber, siteCode, functionGroup }),
  );
  // Somebody who also leads a little: still mainly a teacher.
  const beside = { memberNumber: "0002", employmentNumber: "2", functionGroup: "MANAGEMENT", fte: "0.2000" } as const;
  await hub.load(employment, [...employments, employmentRecord(beside)], delivery);
  await observe(hub, ["99001"], { from: "2026-01-01", until: ON });
});
afterAll(() => hub.close());

interface Figures {
  readonly cells: readonly { readonly keys: readonly { readonly code: string; readonly label: string }[] }[];
}

const FIELDS = "cells { keys { code } persons employments fte why } why";
const ask = (args: string, caller: Caller = own, fields = FIELDS) =>
  hub.query<{ board: { workforce: Figures | null } }>(
    `{ board(number: "99001") { workforce(on: "${ON}"${args}) { ${fields} } } }`,
    { caller },
  );
/** Each cell in a line: its codes, people, employments, sizes. */
const cells = async (args: string) => {
  const answer = await ask(args);
  expect(answer.errors).toBeUndefined();
  return answer.data?.board.workforce?.cells.map((cell) => {
    const { keys, persons, employments, fte } = cell as unknown as Record<string, unknown> & Figures["cells"][number];
    return [...keys.map(({ code }) => code), persons, employments, fte].join(" ");
  });
};
const labels = async (args: string, lang = "") => {
  const answer = await ask(args, own, `cells { keys { label${lang} } }`);
  return answer.data?.board.workforce?.cells.map(({ keys }) => keys[0]?.label);
};

describe("cells of a board's own people", () => {
  it("are one of all, where nothing divides them", async () => {
    expect(await cells("")).toEqual(["5 6 4.2000"]);
  });

  it("are by age, by the scheme that is asked for, youngest first, the unknown last", async () => {
    expect(await cells(", by: [AGE_BAND]")).toEqual([
      "25-35 1 1 0.8000",
      "35-45 2 3 1.8000",
      "55-65 1 1 0.8000",
      "UNKNOWN 1 1 0.8000",
    ]);
    expect(await cells(', by: [AGE_BAND], bands: "UNDER_35"')).toEqual([
      "25-34 1 1 0.8000",
      "35+ 3 4 2.6000",
      "UNKNOWN 1 1 0.8000",
    ]);
  });

  it("have persons by what they mainly are, employments and sizes by what these are", async () => {
    expect(await cells(", by: [FUNCTION_GROUP]")).toEqual([
      "MANAGEMENT 1 2 1.0000",
      "TEACHING 3 3 2.4000",
      "SUPPORT 1 1 0.8000",
    ]);
  });

  it("are by several things at once, in the order that was asked for", async () => {
    expect(await cells(", by: [SITE, SEX]")).toEqual([
      "99ZA00 FEMALE 2 3 1.8000",
      "99ZA00 MALE 1 1 0.8000",
      "99ZA00 UNKNOWN 1 1 0.8000",
      "99ZA01 MALE 1 1 0.8000",
    ]);
    expect(await cells(", by: [REGION, BOARD], regionScheme: ARBEIDSMARKTREGIO")).toEqual([
      "AM01 99001 1 1 0.8000",
      "AM03 99001 4 5 3.4000",
    ]);
  });

  it("are called something, in either language", async () => {
    expect(await labels(', by: [AGE_BAND], bands: "M0"')).toEqual(["25 tot en met 54", "55 en ouder", "onbekend"]);
    expect(await labels(", by: [FUNCTION_GROUP]", "(lang: EN)")).toEqual(["management", "teachers", "support staff"]);
    expect(await labels(", by: [SITE]")).toEqual(["De Zon", "De Maan"]);
    expect(await labels(", by: [BOARD]")).toEqual(["Stichting Voorbeeld"]);
    expect(await labels(", by: [REGION], regionScheme: ARBEIDSMARKTREGIO")).toEqual(["Groningen", "Drenthe"]);
    expect(await labels(", by: [SCALE]")).toEqual(["LB"]);
  });

  it("say which part of the people they are", async () => {
    const shares = "cells { sharePercent { value why } coarse: sharePercent(decimals: 0) { value } }";
    const answer = await ask(", by: [CONTRACT]", own, shares);
    const whole = { sharePercent: { value: "100.00", why: [] }, coarse: { value: "100" } };
    expect(answer.data?.board.workforce).toEqual({ cells: [whole] });
    const bySex = await ask(", by: [SEX]", own, "cells { sharePercent { value } }");
    expect(bySex.data?.board.workforce?.cells).toEqual(
      ["40.00", "40.00", "20.00"].map((value) => ({ sharePercent: { value } })),
    );
    expect(codesOf(await ask("", own, "cells { sharePercent(decimals: 7) { value } }"))).toEqual(["ARGUMENT_INVALID"]);
  });

  it("come with their age bands, where they are by age", async () => {
    const bands = "bands { code bands { code fromAge untilAge label(lang: EN) } }";
    expect((await ask(', by: [AGE_BAND], bands: "M0"', own, bands)).data?.board.workforce).toEqual({
      bands: {
        code: "M0",
        bands: [
          { code: "<25", fromAge: 0, untilAge: 25, label: "younger than 25" },
          { code: "25-55", fromAge: 25, untilAge: 55, label: "25 to 54" },
          { code: "55+", fromAge: 55, untilAge: null, label: "55 and older" },
        ],
      },
    });
    expect((await ask(", by: [SEX]", own, bands)).data?.board.workforce).toEqual({ bands: null });
  });

  it.each([
    ", by: [SEX, SEX]",
    ", by: [SEX, CONTRACT, SCALE, SITE]",
    ", by: [REGION]",
    ", regionScheme: ARBEIDSMARKTREGIO",
    ", by: [REGION], regionScheme: TRANSFERCENTRUM",
    ', bands: "NONE"',
    ', by: [SEX], asOf: "2026-01-01T00:00:00Z"',
  ])("are refused for workforce(on: …%s)", async (args) => {
    expect(codesOf(await ask(args))).toEqual(["ARGUMENT_INVALID"]);
  });
});

describe("cells of others", () => {
  it("are not given out, and that is said", async () => {
    for (const caller of [partner, boardCaller("99002")]) {
      const answer = await ask(", by: [SEX]", caller);
      expect(answer.data?.board.workforce).toEqual({ cells: [], why: ["NOT_PLANNED"] });
    }
  });

  it("are not in the rows that a caller's own cells are read from", async () => {
    await ask(", by: [SEX]");
    const seen = await hub.query('{ board(number: "99002") { workforce(on: "2026-10-01", by: [SEX]) { on } } }', {
      caller: boardCaller("99002"),
    });
    expect(seen.data).toEqual({ board: { workforce: null } });
  });
});

describe("coverage", () => {
  const COVERAGE = `coverage { boards boardsDelivered sharePercent sites sitesOfDelivering
    missing(first: 5) { totalCount edges { node { number } } } }`;

  it("of a region is who in it delivers, of primary education", async () => {
    const covered = async () => {
      const answer = await hub.query<{ region: { workforce: object } }>(
        `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { workforce(on: "2026-01-01", by: [SEX]) { why cells { persons } ${COVERAGE} } } }`,
        { caller: own },
      );
      expect(answer.errors).toBeUndefined();
      return answer.data?.region.workforce;
    };
    const missing = { totalCount: 1, edges: [{ node: { number: "99002" } }] };
    expect(await covered()).toEqual({
      why: ["NOT_PLANNED"], // of no 1 October
      cells: [],
      coverage: { boards: 2, boardsDelivered: 1, sharePercent: "50.00", sites: 2, sitesOfDelivering: 1, missing },
    });
    const setSector = (sector: "PO" | "VO") =>
      hub.load(site, [siteRecord({ siteCode: "99YA00", boardNumber: "99002", sector })], { board: null });
    await setSector("VO");
    expect(await covered()).toMatchObject({
      coverage: { boards: 1, sharePercent: "100.00", missing: { totalCount: 0 } },
    });
    await setSector("PO");
  });

  it("of a board is the board", async () => {
    const answer = await ask("", own, COVERAGE);
    const missing = { totalCount: 0, edges: [] };
    expect(answer.data?.board.workforce).toEqual({
      coverage: { boards: 1, boardsDelivered: 1, sharePercent: "100.00", sites: 2, sitesOfDelivering: 2, missing },
    });
  });
});
