import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openParcel } from "@regiohub/infra/ingest/delivery";
import { fileRecords } from "@regiohub/infra/ingest/file-records";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { Random } from "@regiohub/infra/testing/random";
import type { Language } from "@regiohub/infra/words";
import { dayAt } from "../uncovered.js";
import { generic } from "./index.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "line sizes "));
});
afterAll(() => rm(folder, { recursive: true }));

interface Row {
  readonly member: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly size: string;
}

const HEAD = "Nr;Contract;In dienst;Van;Tot;Afd;Wtf";
const lineOf = ({ member, from, to, unit, size }: Row) => `${member};1;2020-01-01;${from};${to};${unit};${size}`;

/** What a CSV of these lines becomes: records of employments by field. `end`: where the file is cut off. */
async function read(
  lines: readonly string[],
  more = "",
  columns = "",
  { end, unit = "fraction" }: { readonly end?: number; readonly unit?: string } = {},
) {
  const profile = `source: generic
sizeOf: line
${more}
files:
  - file: lines.csv
    record: employment
    sizeUnit: ${unit}
    constants: { contractKind: PERMANENT }
    columns: { memberNumber: Nr, employmentNumber: Contract, contractStartsOn: In dienst, startsOn: Van, endsOn: Tot, unitCode: Afd, fte: Wtf${columns} }
`;
  const path = join(folder, "lines.csv");
  await writeFile(path, [HEAD, ...lines, ""].join("\n").slice(0, end));
  const parcel = await openParcel({ adapters: [generic], files: [path], board: "99001", profile: { text: profile } });
  const records: Record<string, unknown>[] = [];
  const rejections: Rejection[] = [];
  for (const delivery of parcel.deliveries) {
    const source = fileRecords({
      delivery,
      binding: { profile: parcel.profile },
      rejections: { add: (one) => void rejections.push(one), settle: async () => {} },
    });
    for (const { definition, read } of await source.kinds()) {
      const names = Object.keys(definition.fields);
      const add = (values: readonly unknown[]) =>
        void records.push(Object.fromEntries(names.map((name, index) => [name, values[index]])));
      await read({ staging: { add }, refused: { add() {} }, pause: async () => {} });
    }
  }
  const refused = rejections.filter(({ effect }) => effect === "row");
  const told = (language: Language) =>
    refused.map(({ line, column, expected }) => `${line} ${column}: ${expected[language]}`);
  return { records, faults: told("en"), dutch: told("nl") };
}

const runs = (day: string, from: unknown, to: unknown) => String(from) <= day && (!to || day <= String(to));

describe("sizes of lines", () => {
  it("make the size of the employment on every day, the sum of the lines that run then, and their shares make 1", async () => {
    const random = new Random(11);
    const days = Array.from({ length: 60 }, (_, n) => dayAt("2024-08-01", n));
    const rows = Array.from({ length: 120 }, (_, n): Row => {
      const [from, to] = [random.below(60), random.below(60)].sort((a, b) => a - b) as [number, number];
      // Units apart, so that no two lines are one; sizes of which four are never more than is possible.
      const size = `0,${1 + random.below(2)}${random.below(10)}`;
      return { member: `M${n % 30}`, from: days[from] ?? "", to: n % 3 ? (days[to] ?? "") : "", unit: `U${n}`, size };
    });
    const { records, faults } = await read(rows.map(lineOf));
    expect(faults).toEqual([]);
    const number = (cell: string) => Number(cell.replace(",", "."));
    const said = (day: string) =>
      records
        .filter(({ startsOn, endsOn }) => runs(day, startsOn, endsOn))
        .map(({ memberNumber, unitCode, fte, share }) => ({
          whose: [memberNumber, unitCode, Number(fte).toFixed(2)].join(" "),
          member: memberNumber,
          share: Number(share),
        }));
    const summed = (day: string) => {
      const running = rows.filter(({ from, to }) => runs(day, from, to));
      return running.map(({ member, unit, size }) => {
        const whole = running.filter((one) => one.member === member).reduce((sum, one) => sum + number(one.size), 0);
        return { whose: [member, unit, whole.toFixed(2)].join(" "), share: number(size) / whole };
      });
    };
    let rounded = 0;
    for (const day of days) {
      const shares = new Map(summed(day).map(({ whose, share }) => [whose, share]));
      const found = said(day);
      expect(found.map(({ whose }) => whose).sort()).toEqual([...shares.keys()].sort());
      for (const { whose, share } of found) {
        expect(Math.abs(share - (shares.get(whose) ?? Number.NaN))).toBeLessThan(1e-4);
        if (share.toFixed(4) !== shares.get(whose)?.toFixed(4)) rounded += 1;
      }
      for (const lines of Map.groupBy(found, ({ member }) => member).values())
        expect(lines.reduce((sum, { share }) => sum + share, 0).toFixed(4)).toBe("1.0000");
    }
    expect(rounded).toBeGreaterThan(0); // some would not be 1 together
    const keys = records.map(({ memberNumber, lineNumber }) => `${memberNumber} ${lineNumber}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are told apart by a number of their own, where there is one, over all its rows", async () => {
    const { records, faults } = await read(
      [
        "1;1;2020-01-01;2024-08-01;2024-12-31;A;0,5",
        "1;1;2020-01-01;2025-01-01;;A;0,6",
        "1;1;2020-01-01;2025-01-01;;B;0,2",
      ],
      "",
      ", lineNumber: Afd",
    );
    expect(faults).toEqual([]);
    expect(records.map(({ lineNumber, fte, share }) => [lineNumber, fte, share])).toEqual([
      ["A/2024-08-01", "0.5", "1"],
      ["A/2025-01-01", "0.8", "0.75"],
      ["B/2025-01-01", "0.8", "0.25"],
    ]);
  });

  it.each([
    ["hours", 40, ["13,33", "13,33", "13,34"]],
    ["hours", 36.86, ["12,29", "12,29", "12,28"]],
    ["hours", 36, ["1", "1", "1", "1"]],
    ["percent", 40, ["33,333", "33,333", "33,334"]],
    ["fraction", 40, ["0,33335", "0,33335", "0,3333"]],
  ] as const)("are added before they are rounded: %s of %d", async (unit, full, cells) => {
    const sized = cells.map((cell, n) => `1;1;2020-01-01;2024-08-01;;U${n};${cell}`);
    const { records } = await read(sized, `hoursPerFullTime: ${full}`, "", { unit });
    const whole = { fraction: 1, percent: 100, hours: full }[unit];
    const summed = cells.reduce((sum, cell) => sum + Number(cell.replace(",", ".")), 0) / whole;
    expect(records.map(({ fte }) => Number(fte).toFixed(4))).toEqual(cells.map(() => summed.toFixed(4)));
  });

  const SAME = /^the size of each line alone: these say the same one, together more than 1\.2 FTE; sizeOf: employment/;
  it.each([
    ["a size that is repeated", ["A;1", "B;1"], SAME],
    ["one that is repeated on small lines", ["A;0,7", "B;0,7"], SAME],
    [
      "more than anybody works",
      ["A;0,9", "B;0,8", "C;0,7"],
      /^lines of one employment that together are at most 2 FTE/,
    ],
    [
      "two sizes of one line",
      ["A;0,4", "A;0,5"],
      /^no two rows of one line of an employment \(lineNumber\) for one day$/,
    ],
  ])("are refused, with a way out: %s", async (_, cells, message) => {
    const { records, faults, dutch } = await read(cells.map((cell) => `1;1;2020-01-01;2024-08-01;;${cell}`));
    expect(records).toEqual([]);
    if (message === SAME) for (const fault of dutch) expect(fault).toContain("samen meer dan 1,2 fte;");
    expect(faults.map((fault) => fault.replace(/^\d+ Wtf: /, ""))).toEqual(
      cells.map(() => expect.stringMatching(message)),
    );
  });

  it.each([
    ["two half lines", ["A;0,5", "B;0,5"], "1"],
    ["an extension for a while", ["A;1", "B;0,3"], "1.3"],
    ["a line that nobody knows the size of", ["A;0,5", "B;"], null],
  ])("are taken: %s", async (_, cells, fte) => {
    const { records } = await read(cells.map((cell) => `1;1;2020-01-01;2024-08-01;;${cell}`));
    expect(records.map((one) => one.fte)).toEqual([fte, fte]);
  });

  const TWO = ["1;1;2020-01-01;2024-08-01;;A;0,5", "1;1;2020-01-01;2024-08-01;;B;0,5"] as const;
  const OTHER = "2;1;2020-01-01;2024-08-01;;A;0,5";
  it.each([
    ["has a cell too many", [TWO[0], TWO[1].replace(";B;", ";;B;"), OTHER]],
    ["has cells too few", [TWO[0], "1;1;2020-01-01", OTHER]],
    ["has no person", [TWO[0], TWO[1].replace("1", ""), OTHER]],
  ])("are refused with the whole delivery where one of them %s: it may be anybody's", async (_, lines) => {
    await expect(read(lines)).rejects.toMatchObject({
      code: "ROWS_REFUSED",
      message: expect.stringMatching(
        /^lines\.csv line 3: a row that cannot be read \(1 in all\)\. Expected .*sizeOf: line/,
      ),
      dutch: expect.stringMatching(/^lines\.csv regel 3: .*\. Verwacht: .*sizeOf: line/),
    });
  });

  it.each([
    ["has a size that cannot be read", TWO[1].replace("0,5", "half")],
    ["may be of another employment", TWO[1].replace("1;1;", "1;;")],
  ])("of one person are refused together where one of them %s", async (_, line) => {
    const { records, faults } = await read([TWO[0], line, OTHER]);
    expect(records.map(({ memberNumber }) => memberNumber)).toEqual(["2"]);
    expect(faults.join()).toContain("an employment of which every line can be read");
  });

  it("are refused with the whole delivery where the file ends within one of them", async () => {
    const cut = await read([...TWO, OTHER], "", "", { end: -2 }).catch((error: unknown) => error);
    expect(cut).toMatchObject({ code: "ROWS_REFUSED", message: expect.stringContaining("lastLineEnd: optional") });
    const whole = await read([...TWO, OTHER], "lastLineEnd: optional", "", { end: -1 });
    expect(whole.records.map(({ fte }) => fte)).toEqual(["1", "1", "0.5"]);
  });

  it("of one employment are at most a thousand", async () => {
    const { faults } = await read(Array.from({ length: 1_001 }, (_, n) => `1;1;2020-01-01;2024-08-01;;U${n};0,001`));
    expect(faults).toHaveLength(1_001);
    expect(faults[0]).toContain("at most 1000 lines of one employment; name its number under employmentNumber");
  });
});
