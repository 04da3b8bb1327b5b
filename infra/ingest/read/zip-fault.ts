import { HubError } from "../../errors.js";
import { type Words, words } from "../../words.js";

/** The error of an archive that is not what a spreadsheet program saves. */
export const zipFault = (fileName: string, fault: Words, cause?: unknown): HubError =>
  new HubError(
    "FILE_MALFORMED",
    words(
      `${fileName}: ${fault.en}. Expected a workbook saved as .xlsx.`,
      `${fileName}: ${fault.nl}. Verwacht: een werkmap, opgeslagen als .xlsx.`,
    ),
    cause ? { cause } : undefined,
  );

/**
 * What went wrong in an archive, as an error of the hub. The words of the libraries are not shown, for they name files
 * in the archive. What is neither the archive's fault nor the disk's stays as it is.
 */
export function zipErrorOf(error: unknown, fileName: string): unknown {
  if (error instanceof HubError) return error;
  const { name, code = "" } = error as NodeJS.ErrnoException;
  const ofNode = /^(?:Z|ERR)_/.test(code);
  if (name === "Error" && code !== "" && !ofNode) {
    return new HubError(
      "FILE_UNREADABLE",
      words(`${fileName}: cannot be read (${code}).`, `${fileName}: kan niet gelezen worden (${code}).`),
      { cause: error },
    );
  }
  return name === "Error" || ofNode
    ? zipFault(fileName, words("a damaged archive", "een beschadigd archief"), error)
    : error;
}
