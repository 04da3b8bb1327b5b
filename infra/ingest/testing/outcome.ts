import { HubError } from "../../errors.js";
import type { WholeFile } from "./read-all.js";

/** Stands in the cells of files that are mutated: no message may show it. */
export const CELL_MARK = "zwaluwstaart";

/**
 * What came of a file that somebody broke: all that it holds, or undefined when it was refused as it should be.
 * @throws Error when it went any other way: another error, a cell in a message, rows out of order.
 */
export async function outcomeOf(reading: Promise<WholeFile>): Promise<WholeFile | undefined> {
  try {
    const whole = await reading;
    const numbers = [...whole.lines, ...whole.bad.map((text) => Number.parseInt(text, 10))];
    if (new Set(numbers).size !== numbers.length) throw new Error("A row came twice.");
    if (whole.lines.some((line, index) => line <= (whole.lines[index - 1] ?? 0))) throw new Error("Rows out of order.");
    if (whole.bad.join("\n").includes(CELL_MARK)) throw new Error("A rejection shows a cell.");
    return whole;
  } catch (error) {
    if (!(error instanceof HubError) || error.fault !== "input") throw error;
    if (error.message.includes(CELL_MARK)) throw new Error("The message shows a cell.", { cause: error });
    return undefined;
  }
}
