import { HubError } from "../../errors.js";
import type { XlsxDialect } from "../dialect.js";
import { openXlsx } from "../read/read-xlsx.js";
import { readWorkbook } from "../read/xlsx-workbook.js";
import { Zip } from "../read/zip.js";

/** Most lines that a title takes. */
const TITLE_MAX = 15;

/**
 * Tells the sheet and the title lines of a workbook: the first sheet that shows and has a header with rows below it
 * that fit it.
 * @throws FILE_UNREADABLE, FILE_EMPTY, FILE_MALFORMED
 */
export async function lookAtXlsx(path: string): Promise<XlsxDialect> {
  const sheets = await namesOfSheets(path);
  for (const [index, sheet] of sheets.entries()) {
    const titleRows = await findTitle(path, sheet);
    if (titleRows !== undefined) return { form: "xlsx", dates: ["iso"], titleRows, ...(index > 0 && { sheet }) };
  }
  return { form: "xlsx", dates: ["iso"] };
}

/** The sheets that a person sees. */
async function namesOfSheets(path: string): Promise<string[]> {
  const zip = await Zip.open(path);
  try {
    const { sheets } = await readWorkbook(zip);
    return sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
  } finally {
    await zip.close();
  }
}

/** Lines above the header of a sheet; undefined when it has none. */
async function findTitle(path: string, sheet: string): Promise<number | undefined> {
  for (let titleRows = 0; titleRows <= TITLE_MAX; titleRows += 1) {
    if (await fits(path, { sheet, titleRows })) return titleRows;
  }
  return undefined;
}

/** Whether what would be the header is one, and most of the first rows are no wider. */
async function fits(path: string, dialect: Pick<XlsxDialect, "sheet" | "titleRows">): Promise<boolean> {
  try {
    const file = await openXlsx(path, dialect);
    try {
      const texts = file.headers.filter((header) => header !== "");
      if (texts.length < 2 || !texts.every((text) => /\p{L}/u.test(text))) return false;
      for await (const { rows, bad } of file.batches) return rows.length > bad.length;
      return false;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof HubError && (error.code === "FILE_EMPTY" || error.code === "FILE_MALFORMED")) return false;
    throw error;
  }
}
