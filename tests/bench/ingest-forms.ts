import { type FileHandle, open } from "node:fs/promises";

/** Forms in which a delivery is written: as a GetConnector answers, and as AFAS saves it (`;`, days and decimals Dutch). */
export const FORMS = ["json", "csv"] as const;
export type Form = (typeof FORMS)[number];

/** A row of a GetConnector. */
export type KitRow = Readonly<Record<string, unknown>>;

/** How a form writes its rows. */
interface Style {
  readonly encoding: BufferEncoding;
  head(headers: readonly string[]): string;
  line(row: KitRow, headers: readonly string[]): string;
  readonly between: string;
  readonly tail: string;
}

/** What stands around the rows of a JSON file; all of it ASCII. */
export const JSON_AROUND = { head: '{"skip":-1,"take":-1,"rows":[\n', tail: "\n]}\n" } as const;

const STYLES: Readonly<Record<Form, Style>> = {
  json: {
    encoding: "utf8",
    head: () => JSON_AROUND.head,
    line: (row) => JSON.stringify(row),
    between: ",\n",
    tail: JSON_AROUND.tail,
  },
  csv: {
    encoding: "latin1", // the demo's letters have the same bytes in Windows-1252
    head: (headers) => `${headers.join(";")}\r\n`,
    line: (row, headers) => headers.map((header) => csvCell(row[header])).join(";"),
    between: "\r\n",
    tail: "\r\n",
  },
};

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T00:00:00Z$/;

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "Ja" : "Nee";
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = String(value).replace(MOMENT, "$3-$2-$1");
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file that is written row by row, in order. */
export class KitFile {
  #before = "";

  private constructor(
    private readonly file: FileHandle,
    private readonly style: Style,
    private readonly headers: readonly string[],
  ) {}

  /** Starts the file anew. */
  static async create(path: string, form: Form, headers: readonly string[]): Promise<KitFile> {
    const kitFile = new KitFile(await open(path, "w"), STYLES[form], headers);
    await kitFile.#write(STYLES[form].head(headers));
    return kitFile;
  }

  /** A row as the form writes it. */
  lineOf(row: KitRow): string {
    return this.style.line(row, this.headers);
  }

  /** Writes some lines; at least one. */
  async add(lines: readonly string[]): Promise<void> {
    await this.#write(this.#before + lines.join(this.style.between));
    this.#before = this.style.between;
  }

  async close(): Promise<void> {
    await this.#write(this.style.tail);
    await this.file.close();
  }

  async #write(text: string): Promise<void> {
    await this.file.writeFile(text, this.style.encoding);
  }
}
