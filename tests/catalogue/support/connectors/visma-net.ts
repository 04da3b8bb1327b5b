import { FUNCTIONS, type Person } from "../people.js";
import { asDelimited, type Table, tableOf } from "../table.js";
import { type Connector, unitsOf } from "./connector.js";

/** Visma.net HRM: result files of its exports, comma and quotes, in UTF-8. */
export const vismaNet: Connector = {
  source: "visma-net",
  people: { file: "employees", number: "employeeid", birthName: "birthname", bornOn: "dateofbirth" },
  lines: { file: "contracts", number: "employeeid", startsOn: "startdate" },
  tables: (people) => [
    tableOf("employees", people.map(employee)),
    tableOf("contracts", people.flatMap(contracts)),
    tableOf(
      "organization-units",
      unitsOf(people).map(({ unit }) => ({ orgunitid: unit, orgname: `Team ${unit}`, orgunitparentid: null })),
    ),
    tableOf("cost-centers", [{ costcenter: "4000", costcentername: "Regulier" }]),
  ],
  write: (table: Table) => ({ [`${table.name}.csv`]: asDelimited(table, ",") }),
};

const employee = (person: Person) => ({
  employeeid: person.number,
  initials: person.initials,
  nickname: person.callName,
  birthname: person.birthName,
  prefixbirthname: person.prefix,
  partnername: null,
  prefixpartnername: null,
  nameusage: "Eigen",
  gender: person.female ? "V" : "M",
  dateofbirth: person.bornOn,
  businessemailaddress: `${person.number}@voorbeeld.invalid`,
});

const contracts = (person: Person) =>
  person.jobs.map((job) => ({
    employeeid: person.number,
    contractid: job.number,
    subcontractid: 1,
    startdate: job.startsOn,
    enddate: job.endsOn,
    type: job.permanent ? "Vast" : "Tijdelijk",
    functionid: job.functionCode,
    functionname: FUNCTIONS[job.functionCode] ?? null,
    orgunit: job.place.unit,
    costcenter: "Regulier",
    weekhoursfixed: ((job.size * 40) / 100).toFixed(2),
    ptfactor: (job.size / 100).toFixed(4),
  }));
