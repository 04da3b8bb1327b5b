import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeDemo } from "@regiohub/adapters";
import { openJson } from "@regiohub/infra/ingest/read/read-json";
import { FORMS, type Form, KitFile, type KitRow } from "./ingest-forms.js";
import { EMPLOYMENTS, type KitTable, TABLES } from "./ingest-tables.js";

/** Paths of a delivery's files by form, in the order of `TABLES`. */
type FormPaths = Readonly<Record<Form, readonly string[]>>;

/** One board's delivery in both forms, and the same with one employment row in a hundred changed. */
export interface BenchFiles {
  readonly board: string;
  readonly register: string;
  readonly profile: string;
  /** Rows of the employments file. */
  readonly employments: number;
  /** Rows of all files together. */
  readonly rows: number;
  readonly first: FormPaths;
  readonly changed: FormPaths;
  /** Headers of each file, in the order of `TABLES`. */
  readonly headers: readonly (readonly string[])[];
}

/** How large a delivery is. */
export interface BenchSize {
  readonly staff: number;
  /** How often the same people come, each time with other numbers: that is faster than inventing more of them. */
  readonly copies: number;
}

/** The demo board's own profile speaks of 15,000 units; a real board's is small, and so is this one. */
const PROFILE = `source: afas
contractKinds: { "Vervanging": REPLACEMENT, "Leraar in opleiding": TRAINEE, "Inhuur": EXTERNAL }
`;

/** Writes a delivery into a new folder, a stretch of rows in memory at a time. */
export async function writeFiles(folder: string, { staff, copies }: BenchSize): Promise<BenchFiles> {
  const [demo] = await writeDemo({ boards: 1, staff, seed: 1, out: join(folder, "demo") });
  if (!demo) throw new Error("no demo");
  const demoFile = (name: string) => demo.files.find((path) => basename(path) === name) ?? "";
  const profile = join(folder, "profile.yaml");
  await writeFile(profile, PROFILE);
  const [first, changed] = [join(folder, "first"), join(folder, "changed")];
  for (const name of [first, changed]) await mkdir(name);

  const written: { rows: number; headers: readonly string[] }[] = [];
  for (const table of TABLES) {
    const source = { json: demoFile(`${table.file}.json`), copies: table.name === "unit" ? 1 : copies };
    written.push(await writeTable(source, table, first, table.file === EMPLOYMENTS ? changed : undefined));
  }
  const paths = (folderOf: (table: KitTable) => string): FormPaths => {
    const inForm = (form: Form) => TABLES.map((table) => join(folderOf(table), `${table.file}.${form}`));
    return { json: inForm("json"), csv: inForm("csv") };
  };
  return {
    board: demo.board,
    register: demoFile("register.csv"),
    profile,
    employments: written[TABLES.findIndex(({ file }) => file === EMPLOYMENTS)]?.rows ?? 0,
    rows: written.reduce((sum, { rows }) => sum + rows, 0),
    first: paths(() => first),
    changed: paths(({ file }) => (file === EMPLOYMENTS ? changed : first)),
    headers: written.map(({ headers }) => headers),
  };
}

interface DemoSource {
  readonly json: string;
  readonly copies: number;
}

/** Writes one file in both forms, and in another folder with changes. */
async function writeTable(source: DemoSource, { file }: KitTable, folder: string, changed: string | undefined) {
  const headers = await headersOf(source.json);
  const create = (into: string, form: Form) => KitFile.create(join(into, `${file}.${form}`), form, headers);
  const targets = await Promise.all(
    FORMS.map(async (form) => ({
      plain: await create(folder, form),
      changed: changed === undefined ? undefined : await create(changed, form),
    })),
  );
  let rows = 0;
  for await (const stretch of rowsOf(source)) {
    const other = stretch.map((row, at) => changedRow(row, rows + at));
    for (const { plain, changed } of targets) {
      const lines = stretch.map((row) => plain.lineOf(row));
      await plain.add(lines);
      await changed?.add(other.map((row, at) => (row === undefined ? (lines[at] as string) : plain.lineOf(row))));
    }
    rows += stretch.length;
  }
  for (const { plain, changed } of targets) for (const one of [plain, changed]) await one?.close();
  return { rows, headers };
}

async function headersOf(json: string): Promise<readonly string[]> {
  const { headers, close } = await openJson(json);
  await close();
  return headers;
}

async function* rowsOf({ json, copies }: DemoSource): AsyncGenerator<readonly KitRow[]> {
  for (let copy = 0; copy < copies; copy += 1) {
    const { batches } = await openJson(json);
    for await (const { rows } of batches) {
      if (rows.length > 0) yield (rows as readonly KitRow[]).map((row) => (copy === 0 ? row : copied(row, copy)));
    }
  }
}

/** The same person under another number: six digits become seven. */
const copied = (row: KitRow, copy: number): KitRow =>
  row.Medewerker === null ? row : { ...row, Medewerker: `${copy}${row.Medewerker}` };

/** One row in so many is changed. */
const CHANGED_EVERY = 100;

/** Another function or another last day, by turns; undefined for a row that stays as it is. */
function changedRow(row: KitRow, index: number): KitRow | undefined {
  if (index % CHANGED_EVERY !== CHANGED_EVERY - 1) return undefined;
  if (index % (2 * CHANGED_EVERY) < CHANGED_EVERY) return { ...row, Functie_code: `${row.Functie_code}-N` };
  return { ...row, Einddatum_functie: "2095-07-31T00:00:00Z" };
}
