import { FUNCTIONS, type Person } from "../people.js";
import { asJson, type Table, tableOf } from "../table.js";
import { type Connector, unitsOf } from "./connector.js";

/** Youforce for HR Core Beaufort: the answers of its API as JSON. */
export const youforce: Connector = {
  source: "youforce",
  people: { file: "persons", number: "personCode", birthName: "lastNameAtBirth", bornOn: "dateOfBirth" },
  lines: { file: "employments", number: "personCode", startsOn: "hireDate" },
  tables: (people) => [
    tableOf("persons", people.map(personRow)),
    tableOf("employments", people.flatMap(employments)),
    tableOf(
      "organizationUnits",
      unitsOf(people).map(({ unit }) => ({ id: unit, shortName: unit, fullName: `Team ${unit}`, parentOrgUnit: null })),
    ),
    tableOf(
      "jobProfiles",
      Object.entries(FUNCTIONS).map(([code, name]) => ({ id: code, shortName: code, fullName: name })),
    ),
    tableOf("assignments", []),
    tableOf("costAllocations", []),
  ],
  write: (table: Table) => ({ [`${table.name}.json`]: asJson(table, "value") }),
};

const personRow = (person: Person) => ({
  personCode: person.number,
  initials: person.initials,
  knownAs: person.callName,
  lastNameAtBirthPrefix: person.prefix,
  lastNameAtBirth: person.birthName,
  nameAssembleOrder: "E",
  gender: person.female ? "Female" : "Male",
  dateOfBirth: person.bornOn,
});

const employments = (person: Person) =>
  person.jobs.map((job) => ({
    personCode: person.number,
    employmentCode: String(job.number),
    hireDate: job.startsOn,
    dischargeDate: job.endsOn ?? "9999-12-31",
    employmentType: job.permanent ? "Vast" : "Tijdelijk",
    organizationUnit: job.place.unit,
    jobProfile: job.functionCode,
    "workingAmount.amountOfWork": (job.size * 40) / 100,
  }));
