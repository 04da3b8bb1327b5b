import type { Caller, RegionCaller } from "@regiohub/infra/auth/caller";

/**
 * What a caller gets of a field. `shown`: what it says; `refused`: null and FORBIDDEN; `absent`: nothing, with no word
 * of why, as if the thing were not there.
 */
export type Verdict = "shown" | "refused" | "absent";

/** Whose the thing is that is asked about. */
export interface Thing {
  readonly board: string;
  /** Code of the mobility centre that its application is for. */
  readonly centre: string;
  /** Region that it lies in. */
  readonly region: { readonly scheme: string; readonly code: string };
}

/** Fields of each type by rule, names parted by spaces. */
export type OracleLines = Readonly<Record<string, Readonly<Partial<Record<Rule, string>>>>>;

/** One rule of the table of who sees what. */
interface Row {
  /** Any one of these; none: no scope. */
  readonly scopes: readonly string[];
  /** Any one of these; undefined: any at all. */
  readonly purposes?: readonly string[];
  /** For who has both. */
  readonly rows: (caller: Caller, thing: Thing) => Verdict;
}

const shown = (): Verdict => "shown";
const isOwn = (caller: Caller, { board }: Thing) => caller.kind === "board" && caller.boards.includes(board);
const own = (caller: Caller, thing: Thing): Verdict => (isOwn(caller, thing) ? "shown" : "absent");

/** Shared vacancies: of every board, for a partner with a list of boards of those alone. */
const shared = (caller: Caller, { board }: Thing): Verdict =>
  caller.kind === "partner" && caller.boards && !caller.boards.includes(board) ? "absent" : "shown";

const ofCentre = (caller: Caller, thing: Thing): Verdict =>
  caller.kind === "region" && caller.centres.includes(thing.centre) ? "shown" : own(caller, thing);

const isOfRegion = ({ regions }: RegionCaller, { region: { scheme, code } }: Thing) =>
  regions.some((own) => own.scheme === scheme && own.code === code);

const BOARD = ["HR_ADMINISTRATION"];
const PARTNER = ["VACANCY_EXCHANGE", "MATCHING", "STATISTICS"];
const people: Row = { scopes: ["people:read"], purposes: BOARD, rows: own };

/** The rules, in the words of the table of callers. */
const RULES = {
  OPEN: { scopes: [], rows: shown },
  VACANCIES: { scopes: ["vacancies:read"], purposes: [...BOARD, "VACANCY_EXCHANGE", "MATCHING"], rows: shared },
  BOARD_FIGURES: { scopes: ["figures:read"], purposes: [...BOARD, ...PARTNER], rows: shown },
  FIGURES: {
    scopes: ["figures:read", "region-figures:read"],
    purposes: [...BOARD, ...PARTNER, "REGIONAL_PLANNING"],
    rows: shown,
  },
  /** Divided figures: the board's own alone. */
  OWN_FIGURES: { scopes: ["figures:read"], purposes: [...BOARD, ...PARTNER], rows: own },
  /** Advisers ask those of their own regions. */
  REGION_FIGURES: {
    scopes: ["region-figures:read"],
    purposes: [...BOARD, ...PARTNER, "REGIONAL_PLANNING"],
    rows: (caller, thing) => (caller.kind !== "region" || isOfRegion(caller, thing) ? "shown" : "refused"),
  },
  APPLICATIONS: { scopes: ["applications:read"], purposes: [...BOARD, "REGIONAL_PLANNING"], rows: ofCentre },
  /** Boards are public, so that it is no secret that a list of a board's people is refused. */
  PEOPLE: { ...people, rows: (caller, thing) => (isOwn(caller, thing) ? "shown" : "refused") },
  PERSON: { scopes: ["people:read", "profiles:read"], purposes: [...BOARD, "MATCHING"], rows: own },
  /** Profiles of one person: to others than their board consents decide, which T-02 asks. */
  PROFILE: { scopes: ["profiles:read"], purposes: [...BOARD, "MATCHING"], rows: own },
  PROFILE_OF: { scopes: ["people:read", "profiles:read"], purposes: [...BOARD, "MATCHING"], rows: own },
  /** A list of all that somebody may see is there for all who may see any. */
  PROFILES: { scopes: ["profiles:read"], purposes: [...BOARD, "MATCHING"], rows: shown },
  CONSENT: people,
  CONSENT_WRITING: { scopes: ["consents:write"], purposes: BOARD, rows: shown },
  IDENTITY: people,
  BIRTH: people,
  TERMS: people,
  PAY: people,
  ABSENCE: people,
} satisfies Record<string, Row>;

export type Rule = keyof typeof RULES;

/** What each kind of caller may hold and ask for; whatever else a token says counts for nothing. */
const KINDS: Readonly<Record<Caller["kind"], { readonly scopes: string; readonly purposes: readonly string[] }>> = {
  board: {
    scopes:
      "people:read vacancies:read profiles:read events:read figures:read region-figures:read applications:read consents:write",
    purposes: BOARD,
  },
  partner: {
    scopes: "vacancies:read profiles:read events:read figures:read region-figures:read",
    purposes: PARTNER,
  },
  region: { scopes: "events:read region-figures:read applications:read", purposes: ["REGIONAL_PLANNING"] },
  operator: { scopes: "", purposes: ["OPERATIONS"] },
};

/** What a caller gets of a field under a rule. */
export function verdict(rule: Rule, caller: Caller, thing: Thing): Verdict {
  const { scopes, purposes, rows }: Row = RULES[rule];
  const kind = KINDS[caller.kind];
  const held = kind.scopes.split(" ");
  const purpose = kind.purposes.includes(caller.purpose) ? caller.purpose : undefined;
  const hasScope = scopes.length === 0 || scopes.some((one) => held.includes(one) && caller.scopes.includes(one));
  if (!hasScope || purpose === undefined || (purposes && !purposes.includes(purpose))) return "refused";
  return rows(caller, thing);
}
