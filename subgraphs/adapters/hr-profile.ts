import { type Invalid, invalid } from "@regiohub/infra/ingest/cell";
import type { Column } from "@regiohub/infra/ingest/columns";
import { combine, constant, using } from "@regiohub/infra/ingest/derive";
import { defineSettings, z } from "@regiohub/infra/ingest/profile";
import { CONTRACT_KINDS } from "@regiohub/schema/records/employment";
import { HrDraft } from "./hr-draft.js";

type ContractKind = (typeof CONTRACT_KINDS)[number];

const siteCode = z
  .string()
  .regex(/^\d{2}[A-Z]{2}\d{2}$/, "a site code, 12AB00")
  .nullable();

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
    contractKinds: z
      .record(z.string(), z.enum(CONTRACT_KINDS))
      .default({})
      .transform((kinds) => new Map(Object.entries(kinds).map(([word, kind]) => [word.toLowerCase(), kind])))
      .describe("The source's word or code for a contract → how firm the employment is."),
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
interface Place {
  readonly unit: string | null;
  readonly costCentre: string | null;
  readonly brin: string | null;
}

type Profile = ReturnType<(typeof hrProfile)["parse"]>;

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

/** Columns that may say more, or less, about how firm an employment is. */
interface OtherWords {
  /** Looked at before the column itself: what the profile says of these goes first. */
  readonly before?: Column<string | null>;
  /** Looked at after it. */
  readonly after?: Column<string | null>;
}

/** How firm an employment is: the first word that the profile explains, else the first that means the same everywhere. */
export const contractKindColumn = (
  word: Column<string | null>,
  { before = constant(null), after = constant(null) }: OtherWords = {},
): Column<ContractKind> =>
  contractKindOf(combine({ word, before, after }, (given) => [given.before, given.word, given.after]));

/**
 * As `contractKindColumn`, of any number of words.
 * @param words The one that counts most first; null where the source says nothing.
 * @param otherwise What it is when no word says it; null: then the row is refused.
 */
export const contractKindOf = (
  words: Column<readonly (string | null)[]>,
  otherwise: Column<ContractKind | null> = constant(null),
): Column<ContractKind> =>
  using(hrProfile, { words, otherwise }, (given, { contractKinds }) => {
    const said = given.words.flatMap((one) => (one === null ? [] : [one.toLowerCase()]));
    const kind = firstKnown(said, (one) => contractKinds.get(one)) ?? firstKnown(said, (one) => KNOWN.get(one));
    return kind ?? given.otherwise ?? unknown;
  });

const firstKnown = (words: readonly string[], find: (word: string) => ContractKind | undefined) =>
  words.map(find).find((kind) => kind !== undefined);

const unknown: Invalid = invalid(
  "a word that contractKinds of the profile explains",
  "een woord dat contractKinds van het profiel uitlegt",
);
