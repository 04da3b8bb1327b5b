import { HubError } from "../../errors.js";

/** The error of an archive that is not what a spreadsheet program saves. */
export const zipFault = (fileName: string, fault: string, cause?: unknown): HubError =>
  new HubError(
    "FILE_MALFORMED",
    `${fileName}: ${fault}. Expected a workbook saved as .xlsx.`,
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
    return new HubError("FILE_UNREADABLE", `${fileName}: cannot be read (${code}).`, { cause: error });
  }
  return name === "Error" || ofNode ? zipFault(fileName, "a damaged archive", error) : error;
}
