import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { Random } from "../../testing/random.js";
import { forSeeds } from "../../testing/seeds.js";
import { unpacked } from "../archive.js";
import type { RunReport } from "../run.js";
import { toyCsv, toyHub } from "../testing/toy.js";
import { type Contents, HEAD, toyIngest } from "../testing/toy-ingest.js";

const { run, query, replay } = toyIngest();
const compress = promisify(zstdCompress);

const rows = (count: number) => Array.from({ length: count }, (_, n) => `${n + 1};name ${n};${n}.5;2024-01-01\n`);
const csv = (lines: readonly string[]): Contents => ({ "things.csv": HEAD + lines.join("") });

/** COPY text of the records that a run kept, by kind. */
async function keptOf({ id }: RunReport): Promise<string[]> {
  const parts = await query<{ number: number; kind: string; body: Buffer }>(
    `select number, kind, body from ingest.record_part where run_id = ${id} order by number`,
  );
  return Promise.all(
    parts.map(async ({ number, kind, body }) => `${kind}\n${await unpacked(body, number, undefined)}`),
  );
}

/** Puts other records in the place of those that a run kept: what comes of rows that are known. */
async function forge({ id }: RunReport, change: (text: string) => string): Promise<void> {
  const [part] = await query<{ body: Buffer }>(`select body from ingest.record_part where run_id = ${id}`);
  const text = (await unpacked(part?.body ?? Buffer.alloc(0), 1, undefined)).toString();
  const body = await compress(Buffer.from(change(text)));
  await query(`update ingest.record_part set body = '\\x${body.toString("hex")}' where run_id = ${id}`);
}

/** Cells that are good, dropped, refused, empty or odd. */
const CELLS = {
  nr: (random: Random) => random.pick(["1", "2", "a b", "", " 7 ", `${random.below(60)}`, `${random.below(60)}`]),
  name: (random: Random) =>
    random.pick(["", "Zoë", "a", "nobody", "111222333", "x;y", "two\nlines", "\u001f", "b\\N", "}", '"},{"nr":"9"']),
  amount: (random: Random) => random.pick(["", "1", "1.50", "2,5", "many", "12345.6", "9999"]),
  made: (random: Random) => random.pick(["", "2024-01-31", "2024-02-31", "9999-12-31", "2024-01-01T00:00:00"]),
};
type Column = keyof typeof CELLS;
type Table = readonly (readonly string[])[];

const quoted = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const element = (name: string, text: string) => `<${name}>${text}</${name}>`;
const xmlText = (cell: string) => cell.replaceAll("\u001f", "").replace(/[<&]/g, "");

/** How each form writes a table of text. */
const FORMS: Readonly<Record<string, (columns: readonly string[], rows: Table) => string>> = {
  csv: (columns, rows) => [columns, ...rows].map((row) => `${row.map(quoted).join(";")}\n`).join(""),
  json: (columns, rows) => {
    const value = (cell: string) => (cell === "" ? null : /^[1-9]$/.test(cell) ? Number(cell) : cell);
    const objects = rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], value(cell)])));
    return JSON.stringify(objects, null, columns[0] === "nr" ? 1 : 0);
  },
  xml: (columns, rows) => {
    const rowText = (row: readonly string[]) =>
      row.map((cell, at) => element(columns[at] ?? "", xmlText(cell))).join("");
    return element("rows", rows.map((row) => element("row", rowText(row))).join(""));
  },
};

/** The toy, with things in any form. */
const hub = {
  ...toyHub(),
  adapters: [
    {
      ...toyCsv,
      dialects: [...toyCsv.dialects, { form: "json", dates: ["iso"] }, { form: "xml", dates: ["iso"] }] as const,
      files: toyCsv.files.map((file) => (file.name === "things.csv" ? { ...file, file: /^things\.\w+$/ } : file)),
    },
  ],
};

describe("a row that comes again", () => {
  const forged = (text: string) => text.replaceAll("name", "known");
  const nameOf = async (id: number) =>
    (await query<{ name: string | null }>(`select name from toy.thing where id = '${id}'`))[0]?.name;

  it.each(Object.keys(FORMS))(
    "of %s becomes what it became before, in its new place; others are decoded",
    async (form) => {
      const table = rows(20).map((line) => line.trim().split(";"));
      const inForm = (lines: Table) => ({
        [`things.${form}`]: FORMS[form]?.(["nr", "name", "amount", "made"], lines) ?? "",
      });
      await forge(await run(inForm(table), { hub }), forged);
      const again = await run(inForm([["0", "other", "", ""], ...table]), { hub });
      expect(again).toMatchObject({ state: "loaded", counts: { thing: { read: 21, refused: 0 } } });
      expect([await nameOf(0), await nameOf(1), await nameOf(20)]).toEqual(["other", "known 0", "known 19"]);
      const [kept] = await keptOf(again);
      expect(kept).toMatch(/\n0\t(\d+)\t0\tother\t\\N\t\\N\n0\t(?!\1)\d+\t1\tknown 0\t0.5\t2024-01-01\n/);
    },
  );

  it("is known from a run that is held, in a dry run, and from run to run", async () => {
    await forge(await run(csv(rows(20)), { hooks: { limit: { percent: 10 } } }), forged);
    await run(csv(["0;other;;\n", ...rows(20)]), { dryRun: { first: 1, after: 0 } });
    await run(csv(["0;one;;\n", ...rows(20)]));
    await run(csv(["0;two;;\n", ...rows(20)]));
    expect([await nameOf(0), await nameOf(7)]).toEqual(["two", "known 6"]);
  });

  it.each<[string, () => Promise<RunReport>]>([
    ["the profile is another", () => run({ ...csv(rows(20)), "profile.yaml": "suffix: x" })],
    ["a side file is another", () => run({ ...csv(rows(20)), "names.csv": "code;name\na;b\n" })],
    [
      "the columns stand in another order",
      () => run({ "things.csv": `name;nr;amount;made\n${rows(20).map(turned).join("")}` }),
    ],
    ["nothing is remembered any more", () => forget().then(() => run(csv(["0;other;;\n", ...rows(20)])))],
  ])("is decoded again when %s", async (_, deliver) => {
    await forge(await run(csv(rows(20))), forged);
    expect((await deliver()).state).toBe("loaded");
    expect(await nameOf(5)).toMatch(/^name 4x?$/);
  });
});

const turned = (line: string) => line.replace(/^([^;]*);([^;]*)/, "$2;$1");
const forget = () => query("update ingest.record_part set marks = null");

/** One delivery after the other: rows stay, change, come, go, move and stand twice. */
class Board {
  #rows: string[][] = [];
  readonly #columns: readonly Column[];
  readonly #form: string;
  #suffix = "";
  #names = "";

  constructor(readonly random: Random) {
    this.#columns = random.pick([
      ["nr", "name", "amount", "made"],
      ["made", "nr", "amount", "name"],
    ] as const);
    this.#form = random.pick(Object.keys(FORMS));
  }

  next(): Contents {
    const { random } = this;
    this.#rows = this.#rows.flatMap((row) => this.#after(row));
    const from = random.below(this.#rows.length + 1);
    this.#rows.splice(from, 0, ...Array.from({ length: random.below(30) }, () => this.#row()));
    if (random.below(4) === 0) this.#rows.push(...this.#rows.splice(0, random.below(this.#rows.length + 1)));
    if (random.below(6) === 0) this.#suffix = random.pick(["", "!"]);
    if (random.below(6) === 0) this.#names = random.pick(["", "code;name\na;Anna\n", "code;name\nb;Ben\n"]);
    const always = this.#columns.map((column) => ({ nr: "500", name: "always", amount: "1", made: "" })[column]);
    return {
      [`things.${this.#form}`]: FORMS[this.#form]?.(this.#columns, [...this.#rows, always]) ?? "",
      "parts.csv": `nr\n${random.below(5)}\n`,
      "profile.yaml": `suffix: '${this.#suffix}'`,
      ...(this.#names && { "names.csv": this.#names }),
    };
  }

  #row(): string[] {
    return this.#columns.map((column) => CELLS[column](this.random));
  }

  #after(row: string[]): string[][] {
    const what = this.random.below(20);
    if (what === 0) return [];
    if (what === 1) return [row, row];
    if (what === 2) return [this.#row()];
    return [row];
  }
}

describe("deliveries one after the other", () => {
  /** What a run says and keeps, without its number. */
  const outcomeOf = async (report: RunReport) => ({
    state: report.state,
    counts: report.counts,
    error: report.error?.message,
    kept: await keptOf(report),
    rejections: await query(
      `select number, file, line, column_name, code, effect, expected, cells::text from ingest.rejection
       where run_id = ${report.id} order by number`,
    ),
    refused: await query(`select kind, key::text from ingest.refused_key where run_id = ${report.id} order by 1, 2`),
  });
  const tables = (board: string) =>
    query(`select id, name, amount from toy.thing where board = '${board}' order by id collate "C"`);

  it("come to the same whether rows are known again or each is decoded", async () => {
    await forSeeds("fuzz-recall", { commit: 2, long: 300 }, async (random, seed) => {
      const board = new Board(random);
      const [knowing, decoding] = [`${10_000 + 2 * seed}`, `${10_001 + 2 * seed}`];
      for (let delivery = 0; delivery < 4; delivery += 1) {
        const contents = board.next();
        await query(
          `update ingest.record_part set marks = null
           where run_id in (select id from ingest.run where board = '${decoding}')`,
        );
        await query("delete from toy.part");
        const known = await run(contents, { hub, board: knowing });
        await query("delete from toy.part");
        const decoded = await run(contents, { hub, board: decoding });
        expect(await outcomeOf(known)).toEqual(await outcomeOf(decoded));
        expect(await tables(knowing)).toEqual(await tables(decoding));
      }
    });
  });

  it("are replayed from what they kept, known rows and others", async () => {
    await run(csv(rows(20)));
    const second = await run(csv(["0;other;;\n", ...rows(20)]));
    await query("delete from toy.thing");
    expect(await replay(second.id)).toMatchObject({ state: "loaded", counts: { thing: { added: 21 } } });
  });
});
