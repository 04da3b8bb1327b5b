import { stringify } from "yaml";
import { HubError } from "../../errors.js";
import type { BoardNumber } from "../../values.js";
import type { Language } from "../../words.js";
import type { Adapter } from "../define.js";
import type { FoundFile } from "./discover.js";
import type { Look } from "./look.js";
import { tryOut } from "./try-out.js";
import { writingOf } from "./writing.js";

/** What a draft is made of. */
export interface DraftOptions {
  readonly adapter: Adapter;
  readonly files: readonly FoundFile[];
  readonly board: BoardNumber | null;
  /** Of its comments. */
  readonly language: Language;
}

/**
 * A profile as far as the files say it: how they are written where that is not as the source writes them, headers that
 * are called otherwise, and what reading the files with that much shows.
 * @returns undefined when nothing could be made of the files.
 */
export async function draftProfile({ adapter, files, board, language }: DraftOptions): Promise<string | undefined> {
  const own = adapter.shape ? files.filter(({ look }) => look) : files.filter(({ match }) => match?.isNamed);
  const looks = own.flatMap(({ look }) => look ?? []);
  const keys = {
    ...(board !== null && { board }),
    source: adapter.name,
    ...writingKeys(adapter, looks),
    ...renames(own),
    ...adapter.shape?.guess(looks.flatMap((look) => [look, ...(look.deeper ?? [])])),
  };
  if (adapter.shape && !Object.hasOwn(keys, "files")) return undefined;
  const text = stringify(keys, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" });
  return text + (await draftedKeys({ adapter, board, language, looks, text }));
}

/** A draft so far. */
interface Drafted extends Pick<DraftOptions, "adapter" | "board" | "language"> {
  readonly looks: readonly Look[];
  readonly text: string;
}

/**
 * What reading the files with the draft so far shows, in two readings: of the rows that the first one refuses, the second
 * may make records. Nothing where they cannot be read yet.
 */
async function draftedKeys({ adapter, board, language, looks, text }: Drafted): Promise<string> {
  const draft = adapter.settings?.draft?.();
  if (!draft || looks.length === 0) return "";
  const linesOf = () => draft.lines(language).map((line) => `${line}\n`);
  const files = looks.map(({ path }) => path);
  try {
    await tryOut({ adapter, board, files, profile: text }, { record() {}, refused: (row) => draft.refused(row) });
    const profile = text + linesOf().join("");
    await tryOut(
      { adapter, board, files, profile },
      { record: (kind, record) => draft.record(kind, record), refused() {} },
    );
  } catch (error) {
    if (!(error instanceof HubError) || error.fault !== "input") throw error;
  }
  return linesOf().join("");
}

/** Keys for headers that are called nearly as the source calls them. */
function renames(files: readonly FoundFile[]): { readonly columns?: Readonly<Record<string, string>> } {
  const pairs = files.flatMap(({ match }) =>
    (match?.missing ?? []).flatMap(({ header, near }) => (near === undefined ? [] : [[header, near] as const])),
  );
  return pairs.length > 0 ? { columns: Object.fromEntries(pairs) } : {};
}

/** How the files are written, where it is not as the source writes them. */
const writingKeys = ({ dialects }: Adapter, looks: readonly Look[]): object =>
  Object.assign(
    {},
    ...looks.map((look) => {
      const declared = dialects.find(({ form }) => form === look.dialect.form);
      return declared && writingOf(look, declared);
    }),
  );
