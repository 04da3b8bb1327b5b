import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readOdd } from "./read-odd.js";
import { FORMS, type Table, type WrittenForm } from "./write-forms.js";

/** A row that differs from the base in some cells. */
interface Row {
  readonly what: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** What a row must give: records that differ from the base in some fields, and what is refused of it. */
interface Outcome {
  readonly what: string;
  readonly records: readonly object[];
  readonly rejections: readonly object[];
}

const fixture = async <B, R>(name: string) =>
  JSON.parse(await readFile(new URL(`../../../ingest/hostile/fixtures/${name}`, import.meta.url), "utf8")) as {
    readonly base: B;
    readonly rows: readonly R[];
  };

const { base, rows } = await fixture<Readonly<Record<string, string>>, Row>("cells.json");
const expected = await fixture<object, Outcome>("cells.expected.json");

const headers = Object.keys(base);
const cellsOf = ({ cells }: Row) => Object.values({ ...base, ...cells });
const GROUPS: Table = { headers: ["Code", "Omschrijving"], rows: [["A1", "Groep één"]] };

/** Fewest of the rows that each form can say; the others need letters or line breaks that it does not have. */
const SAID = 0.85;

async function readRows(form: WrittenForm, said: readonly Row[]) {
  const { content, lines } = form.write({ headers, rows: said.map(cellsOf) });
  const file = await readOdd({
    extension: form.extension,
    oddities: content,
    groups: form.write(GROUPS).content,
    profile: { ...form.profile, decimals: "comma" },
  });
  const outcomes = said.map(({ what }, index) => ({
    what,
    records: file.records.filter(({ line }) => line === lines[index]).map(({ line: _, ...record }) => record),
    rejections: file.rejections
      .filter(({ line }) => line === lines[index])
      .map(({ column, code, effect, expected: words }) => ({ column, code, effect, expected: words })),
  }));
  return { file, outcomes };
}

describe.each(FORMS.map((form) => [form.name, form] as const))("hostile cells in %s", (_, form) => {
  const said = rows.filter((row) => cellsOf(row).every((cell) => form.says(cell)));
  let read: Awaited<ReturnType<typeof readRows>>;
  beforeAll(async () => {
    read = await readRows(form, said);
  });

  it("give the records and rejections that they give in every form, each with its place", () => {
    expect(said.length).toBeGreaterThan(rows.length * SAID);
    const names = new Set(said.map(({ what }) => what));
    const due = expected.rows
      .filter(({ what }) => names.has(what))
      .map((row) => ({ ...row, records: row.records.map((record) => ({ ...expected.base, ...record })) }));
    expect(read.outcomes).toEqual(due);
    expect(read.file.records).toHaveLength(due.flatMap(({ records }) => records).length);
    expect(read.file.rejections).toHaveLength(due.flatMap(({ rejections }) => rejections).length);
  });

  it("never stand in what is said of them, and what may not enter not in the row that is given back", () => {
    const told = read.outcomes.flatMap(({ rejections }, index) => {
      const odd = Object.values(said[index]?.cells ?? {}).filter((cell) => cell.trim().length > 1);
      return odd.filter((cell) => JSON.stringify(rejections).includes(cell));
    });
    expect(told).toEqual([]);
    const returned = JSON.stringify(read.file.rejections.map(({ cells }) => cells));
    expect(returned.replace(/[ .]/g, "")).not.toMatch(/123456782|NL91ABNA0417164300/i);
  });

  it("of a million characters are refused, with their place", async () => {
    const row = { what: "", cells: { Naam: "a".repeat(1_000_000) } };
    const { file, outcomes } = await readRows(form, [row]);
    expect(file.records).toEqual([]);
    expect(outcomes[0]?.rejections).toMatchObject([{ column: "Naam", code: "CELL_INVALID", effect: "row" }]);
  });
});

it("what is expected is written down for every hostile row", () => {
  expect(expected.rows.map(({ what }) => what)).toEqual(rows.map(({ what }) => what));
});
