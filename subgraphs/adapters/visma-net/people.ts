import { type Binding, isValue } from "@regiohub/infra/ingest/cell";
import { Column, date, text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { quietly } from "../quietly.js";
import { sexColumn } from "../sex.js";
import type { Stretch } from "../uncovered.js";
import { contractRows, employeeId } from "./contract-rows.js";
import { resultFile } from "./files.js";
import { type Employee, type Who, whoIsWho } from "./identity.js";
import { vismaProfile } from "./settings.js";

/**
 * What one person's rows have in common: initials, sex, birth date and birth name; null where one of them is not there.
 * Dots and case count for nothing. Source: [V1], and reading 7 of the hub's.
 */
const identity = combine(
  {
    initials: quietly(text("initials")),
    sex: quietly(sexColumn("gender")),
    bornOn: quietly(date("dateofbirth")),
    birthName: quietly(text("birthname")),
  },
  ({ initials, sex, bornOn, birthName }) => {
    const letters = initials?.replace(/[\s.]/g, "").toLowerCase();
    return letters && sex && bornOn && birthName ? [letters, sex, bornOn, birthName.toLowerCase()].join("|") : null;
  },
);

/** `employees`, what tells who is who. Source: ./README.md */
export const people = defineLookup({
  ...resultFile("employees"),
  required: false, // the export of the same file asks for it
  only: quietly(employeeId).map((id) => id !== undefined),
  key: employeeId,
  columns: {
    identity,
    email: quietly(text("businessemailaddress").optional()).map((email) => email?.toLowerCase() ?? null),
  },
});

/** Who the employee of a row is. The whole delivery says so, so it is sorted out when a file is opened. */
export const who = new Column<Who>(employeeId.headers, employeeId.expected, (binding) => {
  const decode = employeeId.bind(binding);
  const find = whoIsWho(employeesOf(binding), binding.settings(vismaProfile).sameAs);
  return (row, faults) => {
    const id = decode(row, faults);
    return isValue(id) ? find(id) : id;
  };
});

/** The person's number, whatever `employeeid` they have now. */
export const memberNumber = who.map(({ number }) => number);

function employeesOf(binding: Binding): Employee[] {
  const periods = new Map<string, Stretch[]>();
  for (const [id, rows] of binding.kept(contractRows)) {
    periods.set(
      id,
      rows.flatMap(({ startsOn, endsOn }) =>
        startsOn === undefined || endsOn === undefined ? [] : [{ startsOn, endsOn }],
      ),
    );
  }
  return Array.from(binding.kept(people), ([id, facts]) => ({ id, ...facts, periods: periods.get(id) ?? [] }));
}
