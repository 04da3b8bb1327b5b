import { FUNCTIONS, type Person } from "../people.js";
import { asDelimited, type Table, tableOf } from "../table.js";
import { type Connector, comma, compact, unitsOf } from "./connector.js";

/** HR Core Education: six files, `|` between the cells, in Windows-1252. */
export const hrCore: Connector = {
  source: "hr-core",
  people: {
    file: "Medewerker",
    number: "[Dossiernummer_2]",
    birthName: "[Eigen naam]",
    bornOn: "[Geboortedatum]",
  },
  lines: { file: "Aanstellingen", number: "[Dossiernummer]", startsOn: "[Begindatum]" },
  tables: (people) => [
    tableOf("Medewerker", people.map(member)),
    tableOf("Aanstellingen", people.flatMap(appointments)),
    {
      ...tableOf("Echtgenoot", []),
      columns: ["[Dossiernummer]", "[Volgend Volgnummer]", "[Achternaam]", "[Voorvoegsels]"],
    },
    tableOf(
      "Telefoon",
      people.map(({ number }) => ({
        "[Dossiernummer]": number,
        "[Volgend Volgnummer]": 0,
        "[Type nummer]": "EML",
        "[Telefoonnummer]": `${number}@voorbeeld.invalid`,
      })),
    ),
    tableOf(
      "Functie",
      Object.entries(FUNCTIONS).map(([code, name]) => ({ "[Werkidentificatie]": code, "[Functienaam]": name })),
    ),
    tableOf(
      "Eenheid",
      unitsOf(people).map(({ unit }) => ({
        "[ID org-eenheid]": unit,
        "[Lg naam org-eenhd]": `Team ${unit}`,
        "[Parent Eenheid]": null,
      })),
    ),
  ],
  // Every letter of the people here is the same in Latin-1.
  write: (table: Table) => ({ [`${table.name}.csv`]: Buffer.from(asDelimited(table, "|"), "latin1") }),
};

const member = (person: Person) => ({
  "[Dossiernummer_2]": person.number,
  "[Initialen]": person.initials,
  "[Roepnaam]": person.callName,
  "[Tussenvoegsel]": person.prefix,
  "[Eigen naam]": person.birthName,
  "[Naam samenstelling]": 1,
  "[Geslacht]": person.female ? "V" : "M",
  "[Geboortedatum]": compact(person.bornOn),
});

const appointments = (person: Person) =>
  person.jobs.map((job) => ({
    "[Dossiernummer]": person.number,
    "[Volgnummer]": job.number,
    "[Begindatum]": compact(job.startsOn),
    "[Einddatum]": compact(job.endsOn) ?? "99991231",
    "[Afdelingscode]": job.place.unit,
    "[Functiecode]": job.functionCode,
    "[Kostenplaats]": null,
    "[Code type aanstelling]": null,
    "[Soort contract]": job.permanent ? "VAST" : "TIJDELIJK",
    "[Soort contract omschrijving]": null,
    "[Uren per week]": comma(job.size * 40),
  }));
