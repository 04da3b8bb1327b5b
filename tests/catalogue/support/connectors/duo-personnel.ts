import type { Person } from "../people.js";
import { asDelimited, type Table, tableOf } from "../table.js";
import { type Connector, comma, compact } from "./connector.js";

/** The personnel delivery to DUO: a file of a whole year, a row per relation, numbers and no names. */
export const duoPersonnel: Connector = {
  source: "duo-personnel",
  people: { file: "Personeel", number: "Personeelsnummer", birthName: null, bornOn: "Geboortedatum" },
  lines: { file: "Personeel", number: "Personeelsnummer", startsOn: "Begindatum arbeidsrelatie" },
  tables: (people, board) => [
    tableOf(
      "Personeel",
      people.flatMap((person) => relations(person, board)),
    ),
  ],
  write: (table: Table) => ({ [`${table.name}.csv`]: asDelimited(table, ";") }),
};

const relations = (person: Person, board: string) =>
  person.jobs.map((job) => ({
    Personeelsnummer: person.number,
    "Code salarisadministratie": "05",
    Peilmaand: "2024",
    Extractiedatum: "20250310",
    Geslacht: person.female ? "V" : "M",
    Geboortedatum: compact(person.bornOn),
    "Bovenschoolse functie": job.place.brin === null ? "J" : "N",
    "Organisatienummer bevoegd gezag": board,
    "Organisatienummer school": job.place.brin,
    Volgnummer: job.number,
    "Begindatum arbeidsrelatie": compact(job.startsOn),
    "Mutatiedatum arbeidsrelatie": "0",
    "Aard arbeidsrelatie": job.permanent ? "1" : "2",
    "Einddatum arbeidsrelatie": compact(job.endsOn) ?? "0",
    Betrekkingsomvang: comma(job.size),
    Salarisschaal: "LB",
    Salarisnummer: "07",
    Functiecategorie: job.functionCode === "0030" ? "8" : "12",
    Financieringsbron: "1",
  }));
