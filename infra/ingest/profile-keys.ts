import { z } from "zod";
import { unattendedKeys } from "../unattended/settings.js";
import { said } from "./profile-words.js";
import { ENCODINGS, type Encoding } from "./read/encoding.js";
import { ROWS_PATH } from "./read/rows-path.js";

const BOARD_NUMBER = said('five digits in quotes, "01234"', 'vijf cijfers tussen aanhalingstekens, "01234"');

const header = z.string().trim().min(1);
const lines = z.int().min(0).max(1_000);

/** A path of rows, as `read/rows-path.ts` reads it. */
export const rowsPath = z
  .string()
  .trim()
  .regex(
    ROWS_PATH,
    said(
      "names with points between them, [] behind each list: data.items, people[].contracts[]",
      "namen met punten ertussen, [] achter elke lijst: data.items, people[].contracts[]",
    ),
  );
const driftPolicy = z.enum(["freeze", "discard", "evolve"]);

/** From where a figure holds a delivery. */
export const threshold = z.strictObject({
  percent: z.number().min(0).max(100).nullable().optional(),
  count: z.int().min(0).nullable().optional(),
});

/** The keys that every profile may have, whatever its source. */
export const commonKeys = {
  board: z
    .string(BOARD_NUMBER)
    .regex(/^\d{5}$/, BOARD_NUMBER)
    .optional()
    .describe("Number of the board (bestuursnummer), five digits in quotes."),
  name: z
    .string()
    .overwrite((name) => name.normalize("NFC").replace(/\s+/g, " "))
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("The board's own name."),
  source: z.string().min(1).optional().describe("The source that the files come from, as `hub` calls it."),
  coverage: z
    .enum(["full", "windowed", "delta"])
    .optional()
    .describe(
      "What it means that something is not delivered. full: it is gone; windowed: it stays, but the parts of what is delivered replace the former ones; delta: everything else stays.",
    ),
  historySince: z.iso
    .date(said("a day as 2024-08-01", "een dag als 2024-08-01"))
    .optional()
    .describe(
      "First day from which on all that ended is in the deliveries, as the board vouches. Without it, it is read from what ended before the first delivery and is in it all the same.",
    ),
  drift: z
    .union([driftPolicy, z.record(z.string(), driftPolicy)], {
      error: said(
        "expected freeze, discard or evolve, for all files or by column set, helloid: freeze",
        "verwacht freeze, discard of evolve, voor alle bestanden of per kolomset, helloid: freeze",
      ),
    })
    .optional()
    .describe(
      "What becomes of a delivery whose columns are not those of the one before. freeze: it is refused; discard (the default): only when a column is gone that was read; evolve: it is taken. One for all files, or by column set, as the source's page names them: where it names none, each file is one.",
    ),
  guard: z
    .record(z.string(), threshold.nullable())
    .optional()
    .describe(
      "From where a delivery is held for approval: a percentage and a number per figure. null in the place of one of them sets no such limit, in the place of both the figure never holds a delivery.",
    ),
  withhold: z
    .array(
      z
        .string()
        .regex(
          /^[a-z_]+(\.[a-zA-Z]+)?$/,
          said(
            "a record kind, or a kind and a field: member.email",
            "een soort record, of een soort en een veld: member.email",
          ),
        ),
    )
    .optional()
    .describe("Record kinds, and fields as member.email, that are not sent to the hub."),
  columns: z
    .record(z.string(), header)
    .optional()
    .describe("Documented header → the header in this board's export, where they differ."),
  lastLineEnd: z
    .enum(["required", "optional"])
    .optional()
    .describe(
      "Whether the last line of a delimited file has a line end. Without one, when it is required, which is the default, the file may have been cut off: nothing is taken as gone, and the last row is refused, unless it came before word for word, its last cell is closed by a quote, or the last column is not read.",
    ),
  encoding: z
    .enum(Object.keys(ENCODINGS) as [Encoding, ...Encoding[]])
    .optional()
    .describe("Encoding of delimited files."),
  delimiter: z.enum([";", ",", "|", "\t"]).optional().describe("What stands between the cells of delimited files."),
  quotes: z
    .enum(["double", "single", "stray"])
    .optional()
    .describe("Around cells of delimited files: double (\"), single ('), or stray where quotes mean nothing."),
  dates: z
    .array(z.enum(["iso", "compact", "dutch", "american", "month", "serial"]))
    .min(1)
    .optional()
    .describe(
      "Forms of days, tried in order: iso 2024-08-01, compact 20240801, dutch 1-8-2024 or 1/8/2024, american 8/1/2024, month 202408, serial 45505 (Excel). In a sheet, cells that hold a day are read in any case.",
    ),
  decimals: z
    .enum(["comma", "point", "either"])
    .optional()
    .describe(
      "Sign of decimals in delimited and XML files: comma 1.234,5; point 1,234.5; either: both, without thousands.",
    ),
  titleRows: lines.optional().describe("Lines above the header of delimited files and sheets."),
  totalRows: lines
    .optional()
    .describe(
      "How many totals delimited files and sheets may end in. Of so many last lines those are passed over that say that they are a total, and those that are no record but may be sums; the others are rows. Without it a total at the end is refused; 0: every line is a row.",
    ),
  sheet: z.string().trim().min(1).optional().describe("Sheet of a workbook; else the first one that shows."),
  rows: z
    .array(rowsPath)
    .min(1)
    .optional()
    .describe(
      "Where the list of rows stands in JSON, tried in order: rows; data.items for a list two deep; people[].contracts[] for a list in each value of another, whose columns are number and contracts[].begin.",
    ),
  ...unattendedKeys,
};
