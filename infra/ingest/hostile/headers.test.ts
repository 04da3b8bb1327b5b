import { describe, expect, it } from "@jest/globals";
import { HubError } from "../../errors.js";
import { GROUPS, type HostileHeader, hostileHeaders, hostileRows, outcomesDue } from "./hostile-fixtures.js";
import { readOdd } from "./read-odd.js";
import { SOME_FORMS, type Table, type WrittenForm } from "./write-forms.js";

const all = await hostileHeaders();
const { base } = await hostileRows();
const { base: record } = await outcomesDue();

/** A cell of a column that is not read. */
const UNREAD = "geheim";

function tableOf({ rename = {}, extra = [], without = [] }: HostileHeader): Table {
  const kept = Object.entries(base).filter(([header]) => !without.includes(header));
  return {
    headers: [...kept.map(([header]) => rename[header] ?? header), ...extra],
    rows: [[...kept.map(([, cell]) => cell), ...extra.map(() => UNREAD)]],
  };
}

const readTable = (form: WrittenForm, table: Table, columns: Readonly<Record<string, string>> = {}) =>
  readOdd({
    extension: form.extension,
    oddities: form.write(table).content,
    groups: form.write(GROUPS).content,
    profile: { ...form.profile, decimals: "comma", columns },
  });

/** What a file is refused for as a whole; undefined when it is read. */
async function refusal(reading: Promise<unknown>): Promise<HubError | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

/** JSON and XML say a header in each row: one that stands twice there is a fault of the row. */
const isInRows = ({ extension }: WrittenForm, { headers }: Table) =>
  ["json", "xml"].includes(extension) && new Set(headers).size < headers.length;

describe.each(SOME_FORMS.map((form) => [form.name, form] as const))("hostile headers in %s", (_, form) => {
  const said = all.filter((one) => {
    const table = tableOf(one);
    return table.headers.every((header) => form.names(header)) && !isInRows(form, table);
  });

  it("are known for what they are, kept out, or missed by their documented name", async () => {
    expect(said.length).toBeGreaterThan(10);
    for (const one of said.filter(({ refused }) => !refused)) {
      const { records, rejections } = await readTable(form, tableOf(one), one.columns);
      const read = {
        records: records.map(({ line: _line, ...fields }) => fields),
        rejections: rejections.map(({ file: _file, ...rejection }) => rejection),
      };
      expect({ what: one.what, ...read }).toEqual({
        what: one.what,
        records: [{ ...record, ...one.record }],
        rejections: (one.forbidden ?? []).map((due) => ({
          ...due,
          line: 0,
          code: "COLUMN_FORBIDDEN",
          effect: "column",
        })),
      });
    }
  });

  it("that leave a column out have the file refused by its documented name, without a cell", async () => {
    for (const { what, columns, refused, ...rest } of said) {
      if (!refused) continue;
      const error = await refusal(readTable(form, tableOf({ what, ...rest }), columns));
      expect({ what, code: error?.code }).toEqual({ what, code: refused.code });
      for (const words of refused.says) expect(error?.message).toContain(words);
      expect(error?.message).not.toContain(UNREAD);
      expect(error?.message).not.toContain(base.Naam);
    }
  });

  it("may be ten thousand, of which few are read, and no more", async () => {
    const extra = Array.from({ length: 10_000 - Object.keys(base).length }, (_, index) => `K${index}`);
    const { records, rejections } = await readTable(form, tableOf({ what: "", extra }));
    expect(records).toMatchObject([record]);
    expect(rejections).toEqual([]);
    const error = await refusal(readTable(form, tableOf({ what: "", extra: [...extra, "K"] })));
    expect(error?.code).toBe("FILE_MALFORMED");
    expect(error?.message).toContain("columns");
  });
});

describe("a header that stands twice in each row", () => {
  const table = tableOf({ what: "", extra: ["Naam"] });
  const formsOf = (kind: string) => SOME_FORMS.filter(({ extension }) => extension === kind);

  it.each(formsOf("json").map((form) => [form.name, form] as const))("has the rows of %s refused", async (_, form) => {
    const { records, rejections } = await readTable(form, table);
    expect(records).toEqual([]);
    expect(rejections).toMatchObject([{ line: 1, column: null, code: "ROW_MALFORMED", effect: "row" }]);
  });

  it.each(formsOf("xml").map((form) => [form.name, form] as const))("leaves %s without a row", async (_, form) => {
    expect(await refusal(readTable(form, table))).toMatchObject({ code: "FILE_MALFORMED" });
  });
});
