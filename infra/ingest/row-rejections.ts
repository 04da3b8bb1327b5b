import { HubError } from "../errors.js";
import { words } from "../words.js";
import type { FileBinding } from "./bind.js";
import type { Row } from "./cell.js";
import { detached } from "./detached.js";
import type { CellFault } from "./faults.js";
import type { FileSink } from "./file-sink.js";
import type { BadRow } from "./read.js";
import type { Wanted } from "./wanted.js";

/** Share of undecodable rows from which the encoding must be another than declared. */
const UNDECODABLE_PERCENT = 1;

/** Tells what is wrong with rows of one file, with the cells that their board gets back. */
export class RowRejections {
  #undecodable = 0;

  /** @param given columns that are given back */
  constructor(
    readonly binding: FileBinding,
    readonly given: Wanted,
    readonly sink: Pick<FileSink, "rejection">,
  ) {}

  /** A row that could not be taken apart. */
  tellBadRow({ line, code, expected, cells: loose }: BadRow): void {
    const { binding, given } = this;
    if (code === "ENCODING_WRONG") this.#undecodable += 1;
    const cells = loose && detached(binding.looseCellsOf(loose, given));
    this.sink.rejection({ file: binding.fileName, line, column: null, code, effect: "row", expected, cells });
  }

  /** @param about key of the record that the row would have become; undefined when nobody can tell */
  tellFaults(row: Row, line: number, faults: readonly CellFault[], about: readonly unknown[] | undefined): void {
    const { binding, given } = this;
    const file = binding.fileName;
    const cells = detached(binding.cellsOf(row, given));
    for (const { header, code, expected, effect } of faults) {
      this.sink.rejection({ file, line, column: header, code, effect, expected, cells }, about);
    }
  }

  /**
   * @param read rows of the whole file
   * @throws ENCODING_WRONG when too many of them could not be decoded
   */
  requireDecodable(read: number): void {
    const [file, undecodable] = [this.binding.fileName, this.#undecodable];
    if (undecodable * 100 <= read * UNDECODABLE_PERCENT) return;
    throw new HubError(
      "ENCODING_WRONG",
      words(
        `${file}: ${undecodable} of ${read} rows cannot be read in the declared encoding.`,
        `${file}: ${undecodable} van ${read} regels kunnen niet gelezen worden in de opgegeven codering.`,
      ),
    );
  }
}
