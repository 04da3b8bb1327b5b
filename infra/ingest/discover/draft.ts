import { stringify } from "yaml";
import { HubError } from "../../errors.js";
import type { BoardNumber } from "../../values.js";
import type { DateForm } from "../cell.js";
import type { Adapter, Dialect } from "../define.js";
import type { FoundFile } from "./discover.js";
import type { Look } from "./look.js";
import { tryOut } from "./try-out.js";

/** What a draft is made of. */
export interface DraftOptions {
  readonly adapter: Adapter;
  readonly files: readonly FoundFile[];
  readonly board: BoardNumber | null;
}

/**
 * A profile as far as the files say it: how they are written where that is not as the source writes them, headers that
 * are called otherwise, and what reading the files with that much shows.
 * @returns undefined when nothing could be made of the files.
 */
export async function draftProfile({ adapter, files, board }: DraftOptions): Promise<string | undefined> {
  const own = adapter.shape ? files.filter(({ look }) => look) : files.filter(({ match }) => match?.isNamed);
  const looks = own.flatMap(({ look }) => look ?? []);
  const keys = {
    ...(board !== null && { board }),
    source: adapter.name,
    ...writingKeys(adapter, looks),
    ...renames(own),
    ...adapter.shape?.guess(looks),
  };
  if (adapter.shape && !Object.hasOwn(keys, "files")) return undefined;
  const text = stringify(keys, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" });
  return text + (await draftedKeys({ adapter, board, looks, text }));
}

/** A draft so far. */
interface Drafted extends Pick<DraftOptions, "adapter" | "board"> {
  readonly looks: readonly Look[];
  readonly text: string;
}

/** What reading the files with the draft so far shows; nothing where they cannot be read yet. */
async function draftedKeys({ adapter, board, looks, text }: Drafted): Promise<string> {
  const draft = adapter.settings?.draft?.();
  if (!draft || looks.length === 0) return "";
  try {
    await tryOut({ adapter, board, files: looks.map(({ path }) => path), profile: text }, draft);
  } catch (error) {
    if (!(error instanceof HubError) || error.fault !== "input") throw error;
  }
  return draft
    .lines()
    .map((line) => `${line}\n`)
    .join("");
}

/** Keys for headers that are called nearly as the source calls them. */
function renames(files: readonly FoundFile[]): { readonly columns?: Readonly<Record<string, string>> } {
  const pairs = files.flatMap(({ match }) =>
    (match?.missing ?? []).flatMap(({ header, near }) => (near === undefined ? [] : [[header, near] as const])),
  );
  return pairs.length > 0 ? { columns: Object.fromEntries(pairs) } : {};
}

/** How the files are written, where it is not as the source writes them. */
function writingKeys({ dialects }: Adapter, looks: readonly Look[]): Readonly<Record<string, unknown>> {
  const keys: Record<string, unknown> = {};
  for (const look of looks) {
    const declared = dialects.find(({ form }) => form === look.dialect.form);
    if (declared) Object.assign(keys, differences(look, declared));
  }
  return keys;
}

function differences(
  { dialect, encoding, days, thousands, decimals }: Look,
  declared: Dialect,
): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  const note = (key: string, seen: unknown, usual: unknown) => {
    if (seen !== undefined && seen !== usual) keys[key] = seen;
  };
  if (dialect.form === "delimited" && declared.form === "delimited") {
    if (encoding && encoding.sure !== "open") note("encoding", dialect.encoding, declared.encoding);
    note("delimiter", dialect.delimiter, declared.delimiter);
    if (dialect.quotes !== "double") note("quotes", dialect.quotes, declared.quotes);
  }
  if (dialect.form === "json" && declared.form === "json") note("rows", dialect.rows, rowsOf(dialect, declared.rows));
  if (dialect.form === "xlsx" && declared.form === "xlsx") note("sheet", dialect.sheet, declared.sheet);
  if ("titleRows" in dialect)
    note("titleRows", dialect.titleRows || undefined, "titleRows" in declared ? declared.titleRows : 0);
  if ("totalRows" in dialect)
    note("totalRows", dialect.totalRows || undefined, "totalRows" in declared ? declared.totalRows : 0);
  const dates = datesOf(days, declared);
  if (dates) keys.dates = dates;
  const isText = dialect.form === "delimited" || dialect.form === "xml";
  if (isText && thousands) note("decimals", thousands, declared.decimals);
  else if (isText && declared.decimals !== "either" && declared.decimals !== undefined && decimals.size > 0)
    note(
      "decimals",
      decimals.has(declared.decimals) && decimals.size === 1 ? declared.decimals : "either",
      declared.decimals,
    );
  return keys;
}

/** The forms of days, when those of the source are not enough; an American one goes before the Dutch one. */
function datesOf(days: Look["days"], { form, dates }: Dialect): readonly DateForm[] | undefined {
  const known = form === "xlsx" ? ["iso", ...dates] : dates;
  const unread = days.filter((forms) => !forms.some((one) => known.includes(one)));
  const added = unread.flatMap(([first]) => first ?? []);
  if (added.length === 0) return undefined;
  return [...new Set([...added.filter((one) => one === "american"), ...dates, ...added])];
}

/** The list that is declared, when it is one of those that were found. */
const rowsOf = (seen: Extract<Dialect, { form: "json" }>, declared: readonly string[] = ["rows"]) =>
  seen.rows?.some((path) => declared.includes(path)) ? seen.rows : declared;
