import { HubError } from "../errors.js";
import type { Binding, CellReader, DateForm } from "./cell.js";
import { headerKey, isForbiddenHeader } from "./door.js";
import type { Profile, Settings } from "./profile.js";
import type { OpenFile } from "./read.js";

/** What every file of one delivery shares. */
export interface DeliveryBinding {
  readonly profile: Profile;
  readonly dates: readonly DateForm[];
  /** What side files kept, by the name of their declaration. */
  readonly kept: ReadonlyMap<string, Map<string, unknown>>;
}

const NOTHING: CellReader = () => null;

/** Binds columns to the headers of one file; notes what is missing instead of failing at the first. */
export class FileBinding implements Binding {
  readonly dates: readonly DateForm[];
  /** Documented headers that the file lacks. */
  readonly missing = new Set<string>();
  /** Headers of the file that must never be read. */
  readonly forbidden: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(
    readonly fileName: string,
    readonly file: Pick<OpenFile, "headers" | "cell">,
    readonly delivery: DeliveryBinding,
  ) {
    this.dates = delivery.dates;
    this.forbidden = file.headers.filter(isForbiddenHeader);
    for (const [index, header] of file.headers.entries()) {
      const key = headerKey(header);
      this.#places.set(key, [...(this.#places.get(key) ?? []), index]);
    }
  }

  has(header: string): boolean {
    return this.#find(header).length > 0;
  }

  cell(header: string): CellReader {
    const [place, second] = this.#find(header);
    if (second !== undefined) {
      throw new HubError(
        "FILE_MALFORMED",
        `${this.fileName}, column "${header}": stands twice in the header. Expected once.`,
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

  /** @throws COLUMN_MISSING naming every column that the file lacks. */
  requireAll(readme: string): void {
    if (this.missing.size === 0) return;
    const names = [...this.missing].map((header) => `"${header}"`).join(", ");
    throw new HubError("COLUMN_MISSING", `${this.fileName}: no column ${names}. See ${readme}.`);
  }

  #find(header: string): readonly number[] {
    const name = this.delivery.profile.columns?.[header] ?? header;
    return isForbiddenHeader(name) ? [] : (this.#places.get(headerKey(name)) ?? []);
  }
}
