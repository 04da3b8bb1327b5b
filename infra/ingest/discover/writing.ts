import type { DateForm, DecimalForm } from "../cell.js";
import type { Dialect } from "../dialect.js";
import type { Profile } from "../profile.js";
import type { Detected } from "../read/detect-encoding.js";
import type { Look } from "./look.js";

/** The keys of a profile that say how files are written. */
type Writing = Omit<Partial<Profile>, "document">;

/** How a file is written, as keys of a profile: those alone in which it is not written as its source writes it. */
export function writingOf(look: Look, declared: Dialect): Writing {
  const seen = { ...formOf(look, declared), dates: datesOf(look, declared), decimals: decimalsOf(look, declared) };
  const usual: Writing = declared;
  const differing = (Object.keys(seen) as (keyof typeof seen)[]).filter(
    (key) => seen[key] !== undefined && seen[key] !== usual[key],
  );
  return Object.fromEntries(differing.map((key) => [key, seen[key]]));
}

function formOf({ dialect, encoding }: Look, declared: Dialect): Writing {
  if (dialect.form === "delimited") {
    const { delimiter, quotes } = dialect;
    return {
      delimiter,
      encoding: encoding && isPlain(encoding) ? undefined : encoding?.encoding,
      quotes: quotes === "double" ? undefined : quotes, // a file without any fits all ways
      ...linesOf(dialect),
    };
  }
  if (dialect.form === "xlsx") return { sheet: dialect.sheet, ...linesOf(dialect) };
  if (dialect.form !== "json" || declared.form !== "json") return {};
  const { rows: usual = ["rows"] } = declared;
  return { rows: dialect.rows?.some((path) => usual.includes(path)) ? undefined : dialect.rows };
}

/** Whether a file has plain letters only: then every encoding fits, and the source's own may stay. */
const isPlain = ({ encoding, sure }: Detected): boolean => encoding === "utf-8" && sure === "open";

/** Lines around the rows, where there are any. */
const linesOf = ({ titleRows, totalRows }: Pick<Writing, "titleRows" | "totalRows">): Writing => ({
  titleRows: titleRows || undefined,
  totalRows: totalRows || undefined,
});

/** The forms of days, when those of the source are not enough; an American one goes before the Dutch one. */
function datesOf({ days }: Look, { form, dates }: Dialect): readonly DateForm[] | undefined {
  const known = form === "xlsx" ? ["iso", ...dates] : dates;
  const unread = days.filter((forms) => !forms.some((one) => known.includes(one)));
  const added = unread.flatMap(([likeliest]) => likeliest ?? []);
  if (added.length === 0) return undefined;
  return [...new Set([...added.filter((one) => one === "american"), ...dates, ...added])];
}

/** The form of decimals in texts: what thousands ask for, else either sign where not all have that of the source. */
function decimalsOf({ dialect, decimals, thousands }: Look, declared: Dialect): DecimalForm | undefined {
  if (dialect.form === "json" || dialect.form === "xlsx") return undefined;
  const { decimals: usual = "either" } = declared;
  if (thousands) return thousands;
  return usual === "either" || [...decimals].every((sign) => sign === usual) ? undefined : "either";
}
