import type { Export } from "@regiohub/infra/ingest/define";
import type { Draft, RefusedRow } from "@regiohub/infra/ingest/profile-draft";
import { type Language, type Words, words } from "@regiohub/infra/words";
import type { CONTRACT_KINDS } from "@regiohub/schema/records/employment";
import { Unplaced } from "./unplaced.js";

type ContractKind = (typeof CONTRACT_KINDS)[number];

/** Parts of words by which a contract can be guessed; what no word tells counts as temporary, and is asked. */
const SIGNS: readonly (readonly [RegExp, ContractKind])[] = [
  [/verva|inval|replace/i, "REPLACEMENT"],
  [/\blio\b|lio-|stagi|in opleiding|trainee|intern\b/i, "TRAINEE"],
  [/inhuur|ingeh|extern|uitzend|zzp|detach|contractor/i, "EXTERNAL"],
  [/onbep|vast|perm|indefinite/i, "PERMANENT"],
  [/bepaald|tijd|temp|fixed/i, "TEMPORARY"],
];

const kindOf = (word: string): ContractKind | undefined => SIGNS.find(([sign]) => sign.test(word))?.[1];

/** What a board is asked. */
const WHICH = {
  site: words("which site? null: above school level.", "welke vestiging? null: bovenschools."),
  kind: words("how firm is it?", "hoe vast is het?"),
  group: words(
    "which group is each in: MANAGEMENT, TEACHING, SUPPORT or TRAINEE?",
    "in welke groep zit elk: MANAGEMENT, TEACHING, SUPPORT of TRAINEE?",
  ),
} as const;

const GUESSED = words("guessed by the word,", "geraden naar het woord,");

/** Most codes that are listed: a column with more of them is no column of codes. */
const MOST = 500;

/** A word or a short code: no day, no size. */
const WORD = /^\d{1,4}$|\p{L}/u;

/** Most columns that a word for a contract is looked for in: of more of them, the others are about something else. */
const HEADERS_MAX = 5;

/**
 * What a board has to say about its codes, found in its files: units without a site, words for contracts; and, commented
 * out because nothing is guessed by a name, functions of which nothing says the group.
 */
export class HrDraft implements Draft {
  readonly #units = new Map<string, { rows: number; sites: Set<string> }>();
  readonly #unplaced = new Unplaced();
  readonly #words = new Map<string, number>();
  readonly #functions = new Map<string, { rows: number; name: string }>();

  record(kind: string, record: Readonly<Record<string, unknown>>): void {
    if (kind === "employment" && record.functionGroup === null) this.#ungrouped(record);
    if (kind === "employment") this.#unplaced.add(record);
    const code = kind === "unit" ? record.code : kind === "employment" ? record.unitCode : null;
    if (typeof code !== "string") return;
    const unit = this.#units.get(code) ?? { rows: 0, sites: new Set<string>() };
    if (kind === "employment") unit.rows += 1;
    if (typeof record.siteCode === "string") unit.sites.add(record.siteCode);
    this.#units.set(code, unit);
  }

  refused({ rejection, adapter, cell }: RefusedRow): void {
    if (!rejection.expected.en.includes("contractKinds")) return;
    const others = adapter.files.flatMap((source) =>
      source.role === "export" && source.record.kind === "employment" ? wordHeaders(source) : [],
    );
    const headers = new Set([rejection.column ?? "", ...(others.length <= HEADERS_MAX ? others : [])]);
    const found = [...headers].map(cell).filter((word) => WORD.test(word));
    const word = found.find((one) => kindOf(one)) ?? found[0];
    if (word !== undefined) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
  }

  lines(language: Language): readonly string[] {
    return [...this.#unitLines(language), ...this.#wordLines(language), ...this.#functionLines(language)];
  }

  leftOpen(profile: object): readonly Words[] {
    return this.#unplaced.told(profile);
  }

  #ungrouped({ functionCode: code, functionName: name }: Readonly<Record<string, unknown>>): void {
    if (typeof code !== "string") return;
    const known = this.#functions.get(code) ?? { rows: 0, name: typeof name === "string" ? `${name}, ` : "" };
    this.#functions.set(code, { ...known, rows: known.rows + 1 });
  }

  #unitLines(language: Language): string[] {
    const entries = [...this.#units].flatMap(([code, { rows, sites }]) => {
      const [site] = sites;
      if (site === undefined)
        return [`  ${JSON.stringify(code)}: null # ${WHICH.site[language]} ${rowsText(rows)[language]}`];
      // What a cost centre or a BRIN says of a row stays theirs to say.
      return sites.size === 1 && code.startsWith(site.slice(0, 4))
        ? [`  ${JSON.stringify(code)}: ${JSON.stringify(site)} # ${rowsText(rows)[language]}`]
        : [];
    });
    return entries.length === 0 || entries.length > MOST ? [] : ["units:", ...entries.sort()];
  }

  #wordLines(language: Language): string[] {
    const entries = [...this.#words].map(([word, rows]) => {
      const kind = kindOf(word);
      const asked = kind ? GUESSED : WHICH.kind;
      return `  ${JSON.stringify(word)}: ${kind ?? "TEMPORARY"} # ${asked[language]} ${rowsText(rows)[language]}`;
    });
    return entries.length === 0 || entries.length > MOST ? [] : ["contractKinds:", ...entries.sort()];
  }

  #functionLines(language: Language): string[] {
    const entries = [...this.#functions].map(
      ([code, { rows, name }]) => `#  ${JSON.stringify(code)}: # ${name}${rowsText(rows)[language]}`,
    );
    if (entries.length === 0 || entries.length > MOST) return [];
    return [`# ${WHICH.group[language]}`, "#functionGroups:", ...entries.sort()];
  }
}

/** Headers that words for a contract stand under; not those of the numbers by which another file is looked into. */
function wordHeaders({ columns, record }: Export): readonly string[] {
  const numbers = new Set(record.key.flatMap((field) => columns[field]?.headers ?? []));
  return (columns.contractKind?.headers ?? []).filter((header) => !numbers.has(header));
}

const rowsText = (rows: number) => (rows === 1 ? words("1 row", "1 regel") : words(`${rows} rows`, `${rows} regels`));
