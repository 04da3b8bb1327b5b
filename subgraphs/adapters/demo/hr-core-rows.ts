import { addMonths } from "@regiohub/infra/days";
import { compact } from "./days.js";
import type { DemoContractKind, DemoEmployment, DemoLine } from "./employments.js";
import { type Spoilers, testCitizenNumber } from "./faults.js";
import { type DemoFunction, FUNCTIONS } from "./functions.js";
import { displaySurname, type NameUsageCode } from "./names.js";
import { type DemoPerson, numberOf } from "./person.js";
import type { DemoBoard } from "./region.js";
import { BROKEN } from "./sink.js";
import { type DemoUnit, OFFICE_COST_CENTRE, officeUnit, SHARED_SUPPORT, siteCostCentre, siteUnit } from "./units.js";

/** `[Soort contract]` of each kind, code and description. A replacement is known by its type of appointment only. */
const CONTRACTS: Readonly<Record<DemoContractKind, readonly [code: string, name: string]>> = {
  PERMANENT: ["VAST", "Vast dienstverband"],
  TEMPORARY: ["TIJD", "Tijdelijk dienstverband"],
  REPLACEMENT: ["TIJD", "Tijdelijk dienstverband"],
  TRAINEE: ["LIO", "Leraar in opleiding"],
  EXTERNAL: ["EXT", "Extern, geen dienstverband"],
};

/** What the board's profile says of its contract codes; `03` is a type of appointment. */
export const HR_CORE_CONTRACT_KINDS: Readonly<Record<string, DemoContractKind>> = {
  VAST: "PERMANENT",
  TIJD: "TEMPORARY",
  "03": "REPLACEMENT",
  LIO: "TRAINEE",
  EXT: "EXTERNAL",
};

/** Headers of each file as HR Core writes them, with the width that values are padded to. */
export const FILES = {
  Medewerker: {
    "[Dossiernummer_2]": 15,
    "[Personeelsnummer]": 16,
    "[Volledige Naam]": 40,
    "[Roepnaam]": 20,
    "[Voornaam]": 30,
    "[Eigen naam]": 25,
    "[Tussenvoegsel]": 15,
    "[Initialen]": 11,
    "[Geslacht]": 10,
    "[Geslacht omschrijving]": 23,
    "[Geboortedatum]": 15,
    "[Naam samenstelling]": 19,
    "[Huidige Medewerker Status]": 27,
    "[Externe Medewerker]": 20,
    "[Blokkeren opname functiemix]": 29,
  },
  Aanstellingen: {
    "[Dossiernummer]": 15,
    "[Volgnummer]": 12,
    "[Begindatum]": 12,
    "[Einddatum]": 11,
    "[Afdelingscode]": 15,
    "[Functiecode]": 13,
    "[Kostenplaats]": 14,
    "[Kostenplaats omschrijving]": 40,
    "[Kostendrager]": 14,
    "[Kostendrager korte omschrijving]": 33,
    "[Kostensoort]": 13,
    "[Kostensoort omschrijving]": 26,
    "[Code type aanstelling]": 23,
    "[Code type aanstelling omschrijving]": 36,
    "[Soort contract]": 16,
    "[Soort contract omschrijving]": 30,
    "[Indicatie hoofdaanstelling]": 28,
    "[Uren per week]": 15,
    "[User ID]": 12,
  },
  Echtgenoot: { "[Dossiernummer]": 15, "[Volgend Volgnummer]": 20, "[Achternaam]": 25, "[Voorvoegsels]": 14 },
  Telefoon: { "[Dossiernummer]": 15, "[Volgend Volgnummer]": 20, "[Type nummer]": 13, "[Telefoonnummer]": 50 },
  Functie: { "[Werkidentificatie]": 19, "[Functienaam]": 60 },
  Eenheid: { "[Dossiernummer]": 15, "[ID org-eenheid]": 16, "[Lg naam org-eenhd]": 50, "[Parent Eenheid]": 16 },
  Manageridentificatie: { "[Dossiernummer]": 15, "[Volgend Volgnummer]": 20, "[ID]": 15 },
} as const;

/** A file of the set, without `.csv`. */
export type File = keyof typeof FILES;
/** A row of a file by header. */
export type RowOf<F extends File> = { readonly [H in keyof (typeof FILES)[F]]: string };
/** Rows per file. */
export type Rows = { readonly [F in File]?: readonly RowOf<F>[] };

const USAGES: Readonly<Record<NameUsageCode, string>> = { 0: "1", 1: "3", 2: "4", 3: "2" };
const SEXES = { M: "Man", V: "Vrouw", O: "Onbekend", X: "Onbepaald" } as const;
/** HR Core users type `"t` for `'t`. */
const stray = (text: string): string => text.replace("'t", '"t');

/** The person's own row. */
export function memberRow(person: DemoPerson): RowOf<"Medewerker"> {
  const external = person.employments.some(({ kind }) => kind === "EXTERNAL");
  return {
    "[Dossiernummer_2]": person.number,
    "[Personeelsnummer]": person.personNumber,
    "[Volledige Naam]": stray(`${person.initials} ${displaySurname(person.own, person.partner, person.nameUsage)}`),
    "[Roepnaam]": person.callName,
    "[Voornaam]": person.firstNames,
    "[Eigen naam]": person.own.name,
    "[Tussenvoegsel]": stray(person.own.prefix ?? ""),
    "[Initialen]": person.initials,
    "[Geslacht]": person.sex,
    "[Geslacht omschrijving]": SEXES[person.sex],
    "[Geboortedatum]": compact(person.bornOn),
    "[Naam samenstelling]": USAGES[person.nameUsage],
    "[Huidige Medewerker Status]": person.employments.length > 0 ? "Actief" : "Inactief",
    "[Externe Medewerker]": external ? "J" : "N",
    "[Blokkeren opname functiemix]": "N",
  };
}

/** One appointment; HR Core gives hours, never FTE. */
export function appointmentRow(
  board: DemoBoard,
  person: DemoPerson,
  employment: DemoEmployment,
): RowOf<"Aanstellingen"> {
  const line = employment.lines[0] as DemoLine;
  const { school, site } = line.place;
  const [kind, kindName] = CONTRACTS[employment.kind];
  const hours = (employment.size * 40) / 100;
  const openEnd = person.index % 10 === 3 ? "20991231" : "99991231";
  const shared = line.function === FUNCTIONS.caretaker || line.function === FUNCTIONS.clerk;
  return {
    "[Dossiernummer]": person.number,
    "[Volgnummer]": String(employment.sequence),
    "[Begindatum]": compact(employment.startsOn),
    "[Einddatum]": employment.endsOn === null ? openEnd : compact(employment.endsOn),
    "[Afdelingscode]": school === null ? officeUnit(board) : shared ? SHARED_SUPPORT : siteUnit(board, school, site),
    "[Functiecode]": line.function.hrCoreCode,
    "[Kostenplaats]": school === null ? OFFICE_COST_CENTRE : siteCostCentre(school, site),
    "[Kostenplaats omschrijving]": school === null ? "Bovenschools" : `KP ${board.schools[school]?.sites[site]?.name}`,
    "[Kostendrager]": "100",
    "[Kostendrager korte omschrijving]": "Regulier",
    "[Kostensoort]": "4000",
    "[Kostensoort omschrijving]": "Lonen en salarissen",
    "[Code type aanstelling]": employment.kind === "REPLACEMENT" ? "03" : "01",
    "[Code type aanstelling omschrijving]": employment.kind === "REPLACEMENT" ? "Vervanging" : "Regulier",
    "[Soort contract]": kind,
    "[Soort contract omschrijving]": kindName,
    "[Indicatie hoofdaanstelling]": employment.employment === 1 ? "J" : "N",
    "[Uren per week]": `${Math.floor(hours / 100)},${String(hours % 100).padStart(2, "0")}`,
    "[User ID]": `u${person.personNumber}`,
  };
}

/** The partner now, and for some a former one: `[Volgend Volgnummer]` 0 is the current version. */
export function partnerRows(person: DemoPerson): RowOf<"Echtgenoot">[] {
  if (!person.partner) return [];
  const row = (version: string, name: string, prefix: string) => ({
    "[Dossiernummer]": person.number,
    "[Volgend Volgnummer]": version,
    "[Achternaam]": name,
    "[Voorvoegsels]": stray(prefix),
  });
  const current = row("0", person.partner.name, person.partner.prefix ?? "");
  return person.index % 8 === 5 ? [row("1", "Oudenaam", "van"), current] : [current];
}

/** Mobile number and e-mail; EML and EMP are e-mail addresses in the phone column. */
export function phoneRows(person: DemoPerson): RowOf<"Telefoon">[] {
  const row = (type: string, value: string, version = "0") => ({
    "[Dossiernummer]": person.number,
    "[Volgend Volgnummer]": version,
    "[Type nummer]": type,
    "[Telefoonnummer]": value,
  });
  const mobile = row("CPC", `0600${String(person.index % 1_000_000).padStart(6, "0")}`);
  const mail = row(person.index % 25 === 7 ? "EMP" : "EML", person.email);
  return person.index % 9 === 2 ? [mobile, row("EML", `oud.${person.email}`, "1"), mail] : [mobile, mail];
}

/** The cells that each fault spoils. */
export const SPOILERS: Spoilers<RowOf<"Medewerker">, RowOf<"Aanstellingen">> = {
  member: {
    "birth-name-missing": () => ({ "[Eigen naam]": "" }),
    "citizen-number": (at) => ({ "[Roepnaam]": `BSN ${testCitizenNumber(at)}` }),
    "undecodable-byte": () => ({ "[Eigen naam]": `Ber${BROKEN}r` }),
  },
  line: {
    "impossible-date": () => ({ "[Begindatum]": "20260230" }),
    "end-before-start": (row) => {
      const start = row["[Begindatum]"].replace(/(....)(..)(..)/, "$1-$2-$3");
      return { "[Einddatum]": compact(addMonths(start, -2)) };
    },
    "unknown-contract-kind": () => ({ "[Soort contract]": "NTB", "[Soort contract omschrijving]": "Nader te bepalen" }),
    "size-too-large": () => ({ "[Uren per week]": "1659,00" }),
    "size-not-a-number": () => ({ "[Uren per week]": "n.v.t." }),
    "start-missing": () => ({ "[Begindatum]": "" }),
    "number-missing": () => ({ "[Dossiernummer]": "" }),
    "conflicting-rows": () => ({ "[Einddatum]": "20900731" }),
    "unknown-unit": () => ({ "[Afdelingscode]": "7777", "[Kostenplaats]": "7777", "[Kostenplaats omschrijving]": "" }),
  },
};

/** The function book. */
export const functionRows = (): RowOf<"Functie">[] =>
  Object.values<DemoFunction>(FUNCTIONS).map(({ hrCoreCode, name }) => ({
    "[Werkidentificatie]": hrCoreCode,
    "[Functienaam]": name,
  }));

/** A unit, and who leads it now and did before. */
export function unitRows(board: DemoBoard, unit: DemoUnit): Rows {
  const file = `90${unit.code.padStart(5, "0")}`;
  const manager = (version: string, index: number) => ({
    "[Dossiernummer]": file,
    "[Volgend Volgnummer]": version,
    "[ID]": numberOf(board, index),
  });
  return {
    Eenheid: [
      {
        "[Dossiernummer]": file,
        "[ID org-eenheid]": unit.code,
        "[Lg naam org-eenhd]": unit.name,
        "[Parent Eenheid]": unit.parent ?? "",
      },
    ],
    Manageridentificatie: [manager("0", unit.manager), manager("1", 0)],
  };
}
