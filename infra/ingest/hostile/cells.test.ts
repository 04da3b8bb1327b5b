import { beforeAll, describe, expect, it } from "@jest/globals";
import { GROUPS, type HostileRow, hostileRows, outcomesDue } from "./hostile-fixtures.js";
import { readOdd } from "./read-odd.js";
import { FORMS, type WrittenForm } from "./write-forms.js";

const { base, rows } = await hostileRows();
const expected = await outcomesDue();

const headers = Object.keys(base);
const cellsOf = ({ cells }: HostileRow) => Object.values({ ...base, ...cells });

/** Fewest of the rows that each form can say; the others need letters or line breaks that it does not have. */
const SAID = 0.85;

async function readRows(form: WrittenForm, said: readonly HostileRow[]) {
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
