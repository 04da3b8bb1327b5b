import { FUNCTIONS, type Person } from "../people.js";
import { asJson, type Table, tableOf } from "../table.js";
import { type Connector, unitsOf } from "./connector.js";

const moment = (day: string | null) => day && `${day}T00:00:00Z`;

/** AFAS Profit, the set of the Tools4ever kit: three connectors as JSON. */
export const afas: Connector = {
  source: "afas",
  people: { file: "T4E_HelloID_Users_v2", number: "Medewerker", birthName: "Geboortenaam", bornOn: "Geboortedatum" },
  lines: { file: "T4E_HelloID_Employments_v2", number: "Medewerker", startsOn: "Begindatum_functie" },
  tables: (people) => [
    tableOf("T4E_HelloID_Users_v2", people.map(user)),
    tableOf("T4E_HelloID_Employments_v2", people.flatMap(lines)),
    tableOf(
      "T4E_HelloID_OrganizationalUnits_v2",
      unitsOf(people).map(({ unit }) => ({ ExternalId: unit, DisplayName: `Team ${unit}`, ParentExternalId: null })),
    ),
  ],
  write: (table: Table) => ({ [`${table.name}.json`]: asJson(table, "rows") }),
};

const user = (person: Person) => ({
  Medewerker: person.number,
  Persoonsnummer: `5${person.number}`,
  Voorletters: person.initials,
  Roepnaam: person.callName,
  Voorvoegsel: person.prefix,
  Geboortenaam: person.birthName,
  Voorvoegsel_partner: null,
  Geboortenaam_partner: null,
  Naamgebruik_code: "0",
  Email_werk: `${person.number}@voorbeeld.invalid`,
  Geboortedatum: moment(person.bornOn),
  Geslacht: person.female ? "V" : "M",
});

const lines = (person: Person) =>
  person.jobs.map((job) => ({
    Medewerker: person.number,
    Organisatorische_eenheid_code: job.place.unit,
    Functie_code: job.functionCode,
    Functie_omschrijving: FUNCTIONS[job.functionCode] ?? null,
    Kostenplaats_code: null,
    Type_contract: job.permanent ? "Onbepaalde tijd" : "Bepaalde tijd",
    Dienstverband: job.number,
    Volgnummer_contract: 1,
    Begindatum_contract: moment(job.startsOn),
    Einddatum_contract: moment(job.endsOn),
    Begindatum_functie: moment((job.line ?? job).startsOn),
    Einddatum_functie: moment((job.line ?? job).endsOn),
    Uren_per_week: (job.size * 40) / 100,
    Parttime_percentage: job.size,
    FTE: job.size / 100,
    ExternalID: `L${person.number}-${job.number}${job.line ? `-${job.line.startsOn}` : ""}`,
  }));
