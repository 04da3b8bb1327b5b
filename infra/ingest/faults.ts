import type { Words } from "../words.js";
import type { Faults } from "./cell.js";
import type { RejectionCode, RejectionEffect } from "./rejection.js";

/** What is wrong with one cell. */
export interface CellFault {
  readonly header: string;
  readonly code: RejectionCode;
  readonly expected: Words;
  effect: RejectionEffect;
}

/** The faults of the row at hand; used again for the next one. */
export class RowFaults implements Faults {
  readonly found: CellFault[] = [];
  refusals = 0;

  clear(): void {
    if (this.found.length === 0) return;
    this.found.length = 0;
    this.refusals = 0;
  }

  refuse(header: string, code: RejectionCode, expected: Words): void {
    this.#add({ header, code, expected, effect: "row" });
  }

  drop(header: string, code: RejectionCode, expected: Words): void {
    this.#add({ header, code, expected, effect: "cell" });
  }

  forgive(from: number): void {
    for (const fault of this.found.filter(({ effect }) => effect === "row").slice(from)) fault.effect = "cell";
    this.refusals = from;
  }

  /**
   * Two fields may read the same column: its fault counts once, for its worst effect. So does a cell that is empty
   * because it was left out.
   */
  #add(fault: CellFault): void {
    const same = this.found.find(
      ({ header, code }) =>
        header === fault.header && (code === fault.code || (code === "CELL_FORBIDDEN" && fault.code === "CELL_EMPTY")),
    );
    const worse = fault.effect === "row" && same?.effect !== "row";
    if (!same) this.found.push(fault);
    else if (worse) same.effect = "row";
    if (worse) this.refusals += 1;
  }
}
