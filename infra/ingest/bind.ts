import { HubError } from "../errors.js";
import { type BoardNumber, type CalendarDate, dayOf } from "../values.js";
import { words } from "../words.js";
import type { Binding, CellReader, DateForm, DecimalForm, Row } from "./cell.js";
import type { Dialect } from "./dialect.js";
import { headerKey, isForbiddenHeader } from "./door.js";
import type { DriftPolicies } from "./drift.js";
import type { TokenKey } from "./link-keys.js";
import { nearest } from "./near.js";
import type { Profile, Settings } from "./profile.js";
import type { OpenFile } from "./read.js";
import { isForbiddenText } from "./text.js";

/** What every file of one delivery shares. */
export interface DeliveryBinding {
  /** The board that delivers; null or not given while nobody said whose the files are. */
  readonly board?: BoardNumber | null | undefined;
  readonly profile: Profile;
  /** Day that the files speak of; today when not given. */
  readonly day?: CalendarDate | undefined;
  /** What side files kept, by the name of their declaration. */
  readonly kept: ReadonlyMap<string, Map<string, unknown>>;
  /** Columns of each kind of file, by the name of its declaration: of the last delivery, and of this one so far. */
  readonly columns?: {
    readonly before: ReadonlyMap<string, readonly string[]>;
    readonly now: Map<string, readonly string[]>;
    readonly policyOf: DriftPolicies;
  };
  /** Keys that people are pseudonymised with; none when not given. */
  readonly tokenKeys?: readonly TokenKey[] | undefined;
}

const NOTHING: CellReader = () => null;

/** Binds columns to the headers of one file; notes what is missing instead of failing at the first. */
export class FileBinding implements Binding {
  readonly day: CalendarDate;
  readonly dates: readonly DateForm[];
  readonly decimals: DecimalForm;
  readonly board: BoardNumber | null;
  readonly tokenKeys: readonly TokenKey[];
  /** Documented headers that the file lacks. */
  readonly missing = new Set<string>();
  /** Headers of the file that must never be read. */
  readonly forbidden: readonly string[];
  readonly #asked = new Set<string>();
  readonly #places = new Map<string, number[]>();

  constructor(
    readonly fileName: string,
    readonly file: Pick<OpenFile, "headers" | "cell">,
    readonly delivery: DeliveryBinding,
    readonly dialect: Dialect,
  ) {
    this.day = delivery.day ?? dayOf(new Date());
    this.dates = dialect.dates;
    this.decimals = dialect.decimals ?? "either";
    this.board = delivery.board ?? null;
    this.tokenKeys = delivery.tokenKeys ?? [];
    this.forbidden = file.headers.filter(isForbiddenHeader);
    for (const [index, header] of file.headers.entries()) {
      const key = headerKey(header);
      this.#places.set(key, [...(this.#places.get(key) ?? []), index]);
    }
  }

  /** The same file, of which nothing has been asked yet. */
  anew(): FileBinding {
    return new FileBinding(this.fileName, this.file, this.delivery, this.dialect);
  }

  has(header: string): boolean {
    this.#asked.add(headerKey(this.#named(header)));
    return this.#find(header).length > 0;
  }

  cell(header: string): CellReader {
    const [place, second] = this.#find(header);
    this.#asked.add(headerKey(this.#named(header)));
    if (second !== undefined) {
      throw new HubError(
        "FILE_MALFORMED",
        words(
          `${this.fileName}, column "${header}": stands twice in the header. Expected once.`,
          `${this.fileName}, kolom "${header}": staat twee keer in de kop. Verwacht: één keer.`,
        ),
      );
    }
    if (place !== undefined) return this.file.cell(place);
    this.missing.add(header);
    return NOTHING;
  }

  settings<S>(definition: Settings<S>): S {
    return definition.parse(this.delivery.profile.document);
  }

  kept<K>({ name }: { readonly name: string; readonly _kept?: K }): ReadonlyMap<string, K> {
    const kept = this.delivery.kept.get(name);
    if (!kept) throw new HubError("INTERNAL", `${name}: not a side file of this adapter.`);
    return kept as Map<string, K>;
  }

  /** Whether a column of the file has been asked for. */
  isRead(header: string): boolean {
    return this.#asked.has(headerKey(header));
  }

  /** Whether a column has been asked for that the file has to have, and has not. */
  lacks(header: string): boolean {
    return [...this.missing].some((one) => headerKey(this.#named(one)) === headerKey(header));
  }

  /** The columns of the file that have been asked for, in its order. */
  columnsRead(): readonly { readonly header: string; readonly cell: CellReader }[] {
    const columns = this.file.headers.map((header, index) => ({ header, cell: this.file.cell(index) }));
    return columns.filter(({ header }) => this.isRead(header));
  }

  /**
   * A row as it may be given back to its board, by its headers in the file; empty where a cell may not enter or is none.
   * @param given says which columns are given back
   */
  cellsOf(row: Row, given: { has(header: string): boolean }): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const [index, header] of this.file.headers.entries()) {
      if (!given.has(header)) continue;
      const cell = this.file.cell(index)(row);
      cells[header] = typeof cell === "string" && !isForbiddenText(cell) ? cell : "";
    }
    return cells;
  }

  /**
   * A row of too many or too few cells as it may be given back to its board: by the headers as far as they go, what is
   * over behind them. Undefined where the file has a column that is not given back, for nobody can tell which cells are
   * its; and where it has twice as many cells, or what may not enter.
   * @param given as of `cellsOf`
   */
  looseCellsOf(row: readonly string[], given: { has(header: string): boolean }): Record<string, string> | undefined {
    const { headers } = this.file;
    if (row.length > 2 * headers.length || !headers.every((header) => given.has(header))) return undefined;
    if (row.some((cell, index) => isForbiddenText(cell) || isForbiddenText((row[index - 1] ?? "") + cell)))
      return undefined;
    return Object.fromEntries(
      row.map((cell, index) => [headers[index] ?? `(extra ${index + 1 - headers.length})`, cell]),
    );
  }

  /** @throws COLUMN_MISSING naming every column that the file lacks, and those that may be meant. */
  requireAll(readme: string): void {
    if (this.missing.size === 0) return;
    const named = (meant: string) =>
      [...this.missing].map((header) => {
        const near = this.near(header);
        return near === undefined ? `"${header}"` : `"${header}" (${meant} "${near}"?)`;
      });
    throw new HubError(
      "COLUMN_MISSING",
      words(
        `${this.fileName}: no column ${named("did you mean").join(", ")}. See ${readme}.`,
        `${this.fileName}: geen kolom ${named("bedoelt u").join(", ")}. Zie ${readme}.`,
      ),
    );
  }

  /** The column of the file that may be meant by a header that it lacks: one that nobody has asked for. */
  near(header: string): string | undefined {
    return nearest(
      this.#named(header),
      this.file.headers.filter((one) => one !== "" && !this.isRead(one) && !isForbiddenHeader(one)),
    );
  }

  #named(header: string): string {
    return this.delivery.profile.columns?.[header] ?? header;
  }

  #find(header: string): readonly number[] {
    const name = this.#named(header);
    return isForbiddenHeader(name) ? [] : (this.#places.get(headerKey(name)) ?? []);
  }
}
