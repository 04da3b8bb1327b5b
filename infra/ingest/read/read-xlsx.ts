import { basename } from "node:path";
import { HubError } from "../../errors.js";
import { words } from "../../words.js";
import type { Invalid } from "../cell.js";
import type { XlsxDialect } from "../dialect.js";
import type { BadRow, Batch, OpenFile } from "../read.js";
import { holdBack, type Stretch } from "./hold-back.js";
import { heldRows, totalsAmong } from "./last-rows.js";
import { partText } from "./xlsx-part.js";
import { type SheetRow, SheetRows } from "./xlsx-sheet.js";
import { readDayStyles } from "./xlsx-styles.js";
import { readTexts } from "./xlsx-texts.js";
import { readWorkbook, sheetPart } from "./xlsx-workbook.js";
import { Zip } from "./zip.js";

type SheetDialect = Pick<XlsxDialect, "sheet" | "titleRows" | "totalRows">;

/** A row as `OpenFile` hands it on. */
type CellsRow = { readonly cells: readonly (string | Invalid)[] };

/**
 * Opens a workbook: the first line of its sheet below the title that is not blank is the header. Cells are what a person
 * sees in them, in the same form for every country: days as `yyyy-MM-dd`, decimals with a point; of a formula what it
 * gave last. Hidden rows are read as the others, blank ones are passed over.
 */
export async function openXlsx(path: string, dialect: SheetDialect): Promise<OpenFile> {
  const stretches = sheetRows(path, dialect);
  const { value: first } = await stretches.next();
  const header = first?.shift();
  if (!first || !header) {
    throw new HubError(
      "FILE_EMPTY",
      words(
        `${basename(path)}: empty. Expected a sheet with a header line and rows.`,
        `${basename(path)}: leeg. Verwacht: een blad met een kop en regels.`,
      ),
    );
  }
  if (!header.cells) {
    await stretches.return(undefined);
    throw new HubError(
      "FILE_MALFORMED",
      words(
        `${basename(path)} line ${header.line}: no header. Expected cells in order.`,
        `${basename(path)} regel ${header.line}: geen kop. Verwacht: cellen op volgorde.`,
      ),
    );
  }
  const headers = Array.from(header.cells, (cell) => (typeof cell === "string" ? cell.trim() : ""));
  return {
    headers,
    cell: (index) => (row) => (row as CellsRow).cells[index] ?? null,
    batches: toBatches(holdBack(first, stretches, heldRows(dialect.totalRows)), headers.length, dialect.totalRows),
    close: () => stretches.return(undefined),
  };
}

async function* toBatches(
  stretches: AsyncIterable<Stretch<SheetRow>>,
  width: number,
  totalRows: number | undefined,
): AsyncGenerator<Batch> {
  for await (const { rows, isLast } of stretches) {
    const batch = toBatch(rows, width);
    yield isLast ? { ...batch, last: totalsAmong(rows.map(textsOf), totalRows) } : batch;
  }
}

const textsOf = ({ line, cells }: SheetRow) => ({
  line,
  cells: cells && Array.from(cells, (cell) => (typeof cell === "string" ? cell : "")),
});

function toBatch(found: readonly SheetRow[], width: number): Batch {
  const rows: CellsRow[] = [];
  const lines: number[] = [];
  const bad: BadRow[] = [];
  for (const { line, cells } of found) {
    if (!cells) {
      bad.push({
        line,
        code: "ROW_MALFORMED",
        expected: words("cells in order, each once", "cellen op volgorde, elk één keer"),
      });
    } else if (cells.length > width) {
      const expected = words(`${width} cells, as the header has`, `${width} cellen, zoals de kopregel`);
      bad.push({ line, code: "ROW_MALFORMED", expected });
    } else {
      rows.push({ cells });
      lines.push(line);
    }
  }
  return { rows, lines, bad };
}

/** The rows of the sheet below its title, header first; never none. */
async function* sheetRows(path: string, { sheet, titleRows = 0 }: SheetDialect): AsyncGenerator<SheetRow[], undefined> {
  const zip = await Zip.open(path);
  try {
    const workbook = await readWorkbook(zip);
    const part = sheetPart(workbook, sheet, zip.name);
    const rows = new SheetRows(zip.name, {
      texts: workbook.texts === undefined ? [] : await readTexts(zip, workbook.texts),
      dayStyles: workbook.styles === undefined ? [] : await readDayStyles(zip, workbook.styles),
      from1904: workbook.from1904,
    });
    for await (const text of partText(zip, part)) {
      const found = rows.write(text).filter(({ line }) => line > titleRows);
      if (found.length > 0) yield found;
    }
    rows.end();
    await zip.checkUnchanged();
  } finally {
    await zip.close();
  }
}
