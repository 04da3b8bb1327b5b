import { Invalid, unexplained } from "@regiohub/infra/ingest/cell";
import { Column } from "@regiohub/infra/ingest/columns";
import { combine, constant, using } from "@regiohub/infra/ingest/derive";
import { defineSettings, z } from "@regiohub/infra/ingest/profile";
import { said } from "@regiohub/infra/ingest/profile-words";
import { EXPERTISE } from "@regiohub/schema/expertise";
import { CONTRACT_KINDS, END_REASONS, FUNCTION_GROUPS } from "@regiohub/schema/records/employment";
import { HrDraft } from "./hr-draft.js";

type ContractKind = (typeof CONTRACT_KINDS)[number];

const siteCode = z
  .string()
  .regex(/^\d{2}[A-Z]{2}\d{2}$/, said("a site code, 12AB00", "een vestigingscode, 12AB00"))
  .nullable();

const boardNumber = z
  .string()
  .regex(
    /^\d{5}$/,
    said(
      'number of a board, five digits in quotes, "01234"',
      'bestuursnummer, vijf cijfers tussen aanhalingstekens, "01234"',
    ),
  );

/** What words of a source mean, in any case. */
const wordsFor = <Meaning extends z.ZodType>(meaning: Meaning) =>
  z
    .record(z.string(), meaning)
    .default({})
    .transform((words) => new Map(Object.entries(words).map(([word, value]) => [word.toLowerCase(), value])));

/** Begins a draft of `hrProfile`. */
export const hrDraft = () => new HrDraft();

/** What a board says about its own codes; every HR adapter reads these keys of the profile. */
export const hrProfile = defineSettings(
  {
    units: z
      .record(z.string(), siteCode)
      .default({})
      .describe("Unit code → site (vestigingscode, 12AB00); null: above school level (bovenschools)."),
    costCentres: z
      .record(z.string(), siteCode)
      .default({})
      .describe("Cost centre (kostenplaats) → site, where units do not say it."),
    brins: z
      .record(z.string(), siteCode)
      .default({})
      .describe(
        "BRIN as the source has it → site, where it is not the school's main one; null: a made-up one, above school level.",
      ),
    contractKinds: wordsFor(z.enum(CONTRACT_KINDS)).describe(
      "The source's word or code for a contract → how firm the employment is.",
    ),
    outsideChain: wordsFor(z.boolean()).describe(
      "The source's word or code for a contract → whether it is no part of a chain of temporary ones (ketenbepaling); never why.",
    ),
    endReasons: wordsFor(z.enum(END_REASONS)).describe(
      "The source's word or code for why an employment ended → RETIREMENT or OTHER. Without the key it is unknown; with it every other word is OTHER.",
    ),
    functionGroups: z
      .record(z.string(), z.enum(FUNCTION_GROUPS))
      .default({})
      .describe("Function code → the group that it counts in, before what the source says."),
    expertise: z
      .record(z.string(), z.enum([...EXPERTISE.keys()]))
      .default({})
      .describe("Function code → what who has it is an expert in (deskundigheid)."),
    seconded: z
      .record(z.string(), boardNumber)
      .default({})
      .describe(
        "Unit code, else cost centre → number of the board at which people work there, while this one pays (gedetacheerd).",
      ),
    hoursPerFullTime: z
      .number()
      .positive()
      .max(60)
      .default(40)
      .describe("Hours a week that are 1 FTE, for systems that give hours only."),
  },
  hrDraft,
);

const BRIN = /^\d{2}[A-Z]{2}/;
const SITE = /^\d{2}[A-Z]{2}\d{2}$/;

/**
 * The site of a unit: what the profile says of the unit, else of the cost centre, else what the BRIN says where the
 * source has one, else the unit's own code. A code that is a site's (`12AB01`) is that site, one that begins with a BRIN
 * (`12ABMGT`) the school's main site. Null above school level and where nothing says it.
 */
export const siteColumn = (
  unit: Column<string | null>,
  costCentre: Column<string | null>,
  brin: Column<string | null> = constant(null),
): Column<string | null> => using(hrProfile, { unit, costCentre, brin }, siteOf);

/** What a source may say about a place of work. */
export interface Place {
  readonly unit: string | null;
  readonly costCentre: string | null;
  readonly brin: string | null;
}

/** What a board says of its codes. */
export type Profile = ReturnType<(typeof hrProfile)["parse"]>;

/** As `siteColumn`, of values. */
export function siteOf({ unit, costCentre, brin }: Place, { units, costCentres, brins }: Profile): string | null {
  if (unit !== null && Object.hasOwn(units, unit)) return units[unit] ?? null;
  if (costCentre !== null && Object.hasOwn(costCentres, costCentre)) return costCentres[costCentre] ?? null;
  if (brin !== null) return Object.hasOwn(brins, brin) ? (brins[brin] ?? null) : siteOfBrin(brin);
  if (unit === null) return null;
  return SITE.test(unit) ? unit : BRIN.test(unit) ? `${unit.slice(0, 4)}00` : null;
}

/** The main site of a school. Null for what has not the form of a BRIN: payrolls turn it round (`AB12`) for nobody's school. */
const siteOfBrin = (brin: string): string | null =>
  SITE.test(brin) ? brin : /^\d{2}[A-Z]{2}$/.test(brin) ? `${brin}00` : null;

/** Words that mean the same at every board; a replacement counts as temporary where a source cannot say it. */
const KNOWN: ReadonlyMap<string, ContractKind> = new Map([
  ["vast", "PERMANENT"],
  ["vast dienstverband", "PERMANENT"],
  ["onbepaald", "PERMANENT"],
  ["onbepaalde tijd", "PERMANENT"],
  ["tijdelijk", "TEMPORARY"],
  ["tijdelijk dienstverband", "TEMPORARY"],
  ["bepaald", "TEMPORARY"],
  ["bepaalde tijd", "TEMPORARY"],
  ["vervanging", "REPLACEMENT"],
]);

/** Columns that may say more, or less, about a contract. */
interface OtherWords {
  /** Looked at before the column itself: what the profile says of these goes first. */
  readonly before?: Column<string | null>;
  /** Looked at after it. */
  readonly after?: Column<string | null>;
}

/** Words about a contract, the one that counts most first; null where the source says nothing. */
export type ContractWords = Column<readonly (string | null)[]>;

/** The words that a source has about a contract. */
export const contractWords = (
  word: Column<string | null>,
  { before = constant(null), after = constant(null) }: OtherWords = {},
): ContractWords => combine({ word, before, after }, (given) => [given.before, given.word, given.after]);

/**
 * How firm an employment is: the first word that the profile explains, else the first that means the same everywhere.
 * @param otherwise What it is when no word says it; null: then the row is refused.
 */
export const contractKindOf = (
  words: ContractWords,
  otherwise: Column<ContractKind | null> = constant(null),
): Column<ContractKind> =>
  using(hrProfile, { words, otherwise }, (given, { contractKinds }) => {
    const kind = firstKnown(given.words, contractKinds) ?? firstKnown(given.words, KNOWN);
    return kind ?? given.otherwise ?? (given.words.some((word) => word !== null) ? UNKNOWN : EMPTY);
  });

/** Whether the board says that an employment is no part of a chain: by the first word that the profile explains. */
export const outsideChainOf = (words: ContractWords): Column<boolean | null> =>
  whereSaid(
    ({ outsideChain }) => outsideChain.size > 0,
    using(hrProfile, { words }, (given, { outsideChain }) => firstKnown(given.words, outsideChain) ?? null),
    constant(null),
  );

function firstKnown<Meaning>(words: readonly (string | null)[], meanings: ReadonlyMap<string, Meaning>) {
  for (const word of words) {
    const meaning = word === null ? undefined : meanings.get(word.toLowerCase());
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

const UNKNOWN: Invalid = unexplained("contractKinds");
const EMPTY: Invalid = new Invalid({ en: "a kind of contract", nl: "een soort contract" }, "CELL_EMPTY");

/**
 * A column that counts only where the profile has something to say, and reads no cell elsewhere.
 * @param otherwise What it is elsewhere.
 */
export const whereSaid = <T>(says: (profile: Profile) => boolean, column: Column<T>, otherwise: Column<T>): Column<T> =>
  new Column(column.headers, column.expected, (binding) =>
    (says(binding.settings(hrProfile)) ? column : otherwise).bind(binding),
  );
