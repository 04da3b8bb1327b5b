import { join } from "node:path";
import { addMonths } from "@regiohub/infra/days";
import type { DemoContractKind } from "./employments.js";
import { type Spoilers, spoil, stepsOf, testCitizenNumber } from "./faults.js";
import type { DemoFunction } from "./functions.js";
import { displaySurname } from "./names.js";
import { type DemoPerson, numberOf, personNumberOf } from "./person.js";
import type { DemoBoard, DemoSchool } from "./region.js";
import { Sink } from "./sink.js";
import { directorOf, OFFICE_COST_CENTRE, officeUnit, siteCostCentre, siteUnit, unitsOf } from "./units.js";

/** `Type_contract` of each kind. */
const CONTRACTS: Readonly<Record<DemoContractKind, string>> = {
  PERMANENT: "Onbepaalde tijd",
  TEMPORARY: "Bepaalde tijd",
  REPLACEMENT: "Vervanging",
  TRAINEE: "Leraar in opleiding",
  EXTERNAL: "Inhuur",
};

/** What the board's profile says of those words. */
export const AFAS_CONTRACT_KINDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CONTRACTS).map(([kind, word]) => [word, kind]),
);

const SORTS: Readonly<Record<DemoFunction["category"], string>> = {
  OP: "Onderwijzend personeel",
  DIR: "Directie",
  OOP: "Onderwijsondersteunend personeel",
  LIO: "Leraar in opleiding",
};

type Json = Record<string, string | number | boolean | null>;

/** Files of the Tools4ever kit, in the order of writing. */
const USERS = "T4E_HelloID_Users_v2.json";
const LINES = "T4E_HelloID_Employments_v2.json";
const UNITS = "T4E_HelloID_OrganizationalUnits_v2.json";

/** Writes the three GetConnector answers of a board, each as one page of all rows. */
export async function writeAfas(board: DemoBoard, folder: string): Promise<readonly string[]> {
  const [users, lines, units] = [
    await envelope(folder, USERS),
    await envelope(folder, LINES),
    await envelope(folder, UNITS),
  ];
  let last: Json | undefined;
  for (const step of stepsOf(board)) {
    const sound = { members: [userRow(step.person)], lines: [...lineRows(board, step.person)] };
    const rows = spoil(sound, step, SPOILERS, last);
    rows.members.forEach(users.row);
    rows.lines.forEach(lines.row);
    last = rows.lines.at(-1) ?? last;
    await users.sink.drain();
    await lines.sink.drain();
  }
  for (const row of unitRows(board)) {
    units.row(row);
    await units.sink.drain();
  }
  for (const file of [users, lines, units]) await file.close();
  return [USERS, LINES, UNITS];
}

async function envelope(folder: string, name: string) {
  const sink = await Sink.create(join(folder, name), "utf8");
  let before = '{"skip":-1,"take":-1,"rows":[\n';
  return {
    sink,
    row: (row: Json) => {
      sink.write(before + JSON.stringify(row));
      before = ",\n";
    },
    close: async () => {
      sink.write(`${before === ",\n" ? "" : before}\n]}\n`);
      await sink.close();
    },
  };
}

/** AFAS prints local days as moments with a Z that is not true. */
const moment = (day: string | null): string | null => day && `${day}T00:00:00Z`;

function userRow(person: DemoPerson): Json {
  return {
    Medewerker: person.number,
    Persoonsnummer: person.personNumber,
    Geblokkeerd: person.employments.length === 0,
    UPN: person.email,
    Voorletters: person.initials,
    Roepnaam: person.callName,
    Voornaam: person.firstNames,
    Voorvoegsel: person.own.prefix,
    Geboortenaam: person.own.name,
    Voorvoegsel_partner: person.partner?.prefix ?? null,
    Geboortenaam_partner: person.partner?.name ?? null,
    Naamgebruik_code: String(person.nameUsage),
    Email_werk: person.employments.length === 0 ? null : person.email,
    Geboortedatum: moment(person.bornOn),
    Geslacht: person.sex,
  };
}

function* lineRows(board: DemoBoard, person: DemoPerson): Generator<Json> {
  for (const employment of person.employments) {
    for (const line of employment.lines) {
      const { school, site } = line.place;
      const place = school === null ? undefined : (board.schools[school] as DemoSchool);
      const chief = school === null ? 0 : directorOf(board, school);
      yield {
        Medewerker: person.number,
        Persoonsnummer: person.personNumber,
        Naam: `${person.initials} ${displaySurname(person.own, person.partner, person.nameUsage)}`,
        Organisatorische_eenheid_code: school === null ? officeUnit(board) : siteUnit(board, school, site),
        Organisatorische_eenheid_omschrijving: place ? `Team ${place.sites[site]?.name}` : "Bestuursbureau",
        Functie_code: line.function.afasCode,
        Functie_omschrijving: line.function.name,
        Kostenplaats_code: school === null ? OFFICE_COST_CENTRE : siteCostCentre(school, site),
        Kostenplaats_omschrijving: place?.name ?? "Bovenschools",
        Werkgever_code: "01",
        Werkgever_omschrijving: board.name,
        Type_contract: CONTRACTS[employment.kind],
        Dienstverband: employment.employment,
        Volgnummer_contract: employment.sequence,
        Begindatum_contract: moment(employment.startsOn),
        Einddatum_contract: moment(employment.endsOn),
        Begindatum_functie: moment(line.startsOn),
        Einddatum_functie: moment(line.endsOn),
        Uren_per_week: (employment.size * 40) / 10_000,
        Parttime_percentage: employment.size / 100,
        FTE: employment.size / 10_000,
        Persoonsnummer_leidinggevende: personNumberOf(chief),
        Medewerkernummer_leidinggevende: numberOf(board, chief),
        Persoonsnummer_VervangendLeidinggevende: null,
        Medewerkernummer_VervangendLeidinggevende: null,
        Soort_medewerker: employment.kind === "EXTERNAL" ? "Extern" : SORTS[line.function.category],
        Soort_medewerker_code: employment.kind === "EXTERNAL" ? "EXT" : line.function.category,
        Dienstbetrekking: employment.kind === "EXTERNAL" ? "Geen" : "Arbeidsovereenkomst",
        ExternalID: line.id,
      };
    }
  }
}

/** The cells that each fault spoils. */
const SPOILERS: Spoilers<Json, Json> = {
  member: { "birth-name-missing": () => ({ Geboortenaam: null }) },
  line: {
    "impossible-date": () => ({ Begindatum_functie: "2026-02-30T00:00:00Z" }),
    "end-before-start": (line) => {
      const end = moment(addMonths(String(line.Begindatum_contract).slice(0, 10), -2));
      return { Einddatum_contract: end, Einddatum_functie: end };
    },
    "unknown-contract-kind": () => ({ Type_contract: "Nader te bepalen" }),
    "size-too-large": (line) => ({ FTE: Number(line.FTE) * 1000 }),
    "size-not-a-number": () => ({ FTE: "n.v.t." }),
    "start-missing": () => ({ Begindatum_contract: null }),
    "number-missing": () => ({ Medewerker: null }),
    "conflicting-rows": () => ({ Einddatum_functie: "2090-07-31T00:00:00Z" }),
    "unknown-unit": () => ({ Organisatorische_eenheid_code: "ONBEKEND", Organisatorische_eenheid_omschrijving: null }),
    "citizen-number": (line, at) => ({ Functie_omschrijving: `${line.Functie_omschrijving} ${testCitizenNumber(at)}` }),
  },
};

/** The organisation chart: one unit stands in it twice, under two managers. */
function* unitRows(board: DemoBoard): Generator<Json> {
  let schoolUnits = 0;
  for (const unit of unitsOf(board)) {
    const row = {
      ExternalId: unit.code,
      DisplayName: unit.name,
      ParentExternalId: unit.parent,
      ManagerExternalId: personNumberOf(unit.manager),
      Huidige_vervanger: null,
    };
    yield row;
    if (unit.site !== null && ++schoolUnits === 2) yield { ...row, ManagerExternalId: personNumberOf(0) };
  }
}
