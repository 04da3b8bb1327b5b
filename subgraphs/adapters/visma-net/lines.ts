import { Invalid, invalid } from "@regiohub/infra/ingest/cell";
import { text } from "@regiohub/infra/ingest/columns";
import { roundDecimal } from "@regiohub/infra/ingest/decimals";
import { combine, lookup, using } from "@regiohub/infra/ingest/derive";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { hrProfile, siteColumn, siteOf } from "../hr-profile.js";
import { type Timeline, termsOf } from "../terms.js";
import { type BrinPeriod, contractBrins, employeeBrins, subContractKey } from "./brin-field.js";
import { type ContractRow, employmentOf, type Part, partsOf, rowsOfEmployment } from "./contract-parts.js";
import {
  contract,
  contractRows,
  employeeId,
  endReason,
  endsOn,
  fte,
  hours,
  kind,
  outsideChain,
  startsOn,
  subContract,
} from "./contract-rows.js";
import { costCentreCode } from "./cost-centres.js";
import { vismaProfile } from "./settings.js";

const row = combine(
  { subContract, kind, startsOn, endsOn, fte, hours, endReason, outsideChain },
  (cells): ContractRow => ({ ...cells }),
);

/** All rows of the contract. One that cannot be read makes the others wrong: nobody knows how long the contract runs. */
const contractOf = combine(
  { contract, ofEmployee: lookup(contractRows, employeeId, (found = []) => found) },
  ({ contract, ofEmployee }) => {
    const found = ofEmployee.filter((other) => other.contract === undefined || other.contract === contract);
    return found.some((other) => Object.values(other).includes(undefined))
      ? invalid("a contract of which every row can be read", "een contract waarvan elke regel gelezen kan worden")
      : (found as readonly ContractRow[]);
  },
);

/** The rows of the employment that the row is a line of. */
const employmentRows = combine({ row, rows: contractOf }, (given) => rowsOfEmployment(given.row, given.rows));

/** What is true of the whole employment that the row is a line of. */
export const employmentFacts = combine({ rows: employmentRows }, ({ rows }) => employmentOf(rows));

/** Which employment that is. */
export const employmentNumber = combine({ contract, subContractKey, kind }, (given) =>
  given.kind === "REPLACEMENT" ? given.subContractKey : given.contract,
);

/** Code of the unit. */
export const unit = text("orgunit").orNull();

/** The site that the row's own cells say. */
export const site = siteColumn(unit, costCentreCode);

/** Finds the site of a BRIN that stands beside the row: the profile's word on unit and cost centre goes first. */
const siteOfBrin = using(hrProfile, { unit, costCentre: costCentreCode }, ({ unit, costCentre }, profile) => {
  return (brin: string | null) => siteOf({ unit, costCentre, brin }, profile);
});

const timeline = (name: string, rows: readonly BrinPeriod[] = []): Timeline<BrinPeriod> => ({
  name,
  rows: rows.filter(({ brin }) => brin !== null),
});
const ofContract = lookup(contractBrins, subContractKey, (found) =>
  timeline("contracts/user-defined-field-histories", found),
);
const ofEmployee = lookup(employeeBrins, employeeId, (found) =>
  timeline("employees/user-defined-field-histories", found),
);

/** A line of the row: a part of it at one place. */
type Line = Part & Pick<EmploymentRecord, "lineNumber" | "siteCode">;

/** The row in parts, each with the size of the whole employment and with its own site. */
export const lines = using(
  vismaProfile,
  { row, rows: employmentRows, ofContract, ofEmployee, siteOfBrin },
  ({ row, rows, ofContract, ofEmployee, siteOfBrin }, { sizeOf }): Line[] | Invalid => {
    const parts = partsOf(row, rows);
    if (parts instanceof Invalid) return parts;
    const found: Line[] = [];
    for (const part of parts) {
      const terms = termsOf(part, { ofContract, ofEmployee });
      if (terms instanceof Invalid) return terms;
      for (const { startsOn, endsOn, holds } of terms) {
        const siteCode = siteOfBrin((holds.ofContract ?? holds.ofEmployee)?.brin ?? null);
        const size = sizeOf === "contract" ? asGiven(part, row) : part;
        found.push({ ...size, startsOn, endsOn, lineNumber: `${row.subContract}/${startsOn}`, siteCode });
      }
    }
    return found;
  },
);

/** A part where the size on each row is already that of the whole contract, and no row says how much of it is its own. */
const asGiven = (part: Part, { fte, hours }: ContractRow): Part => ({
  ...part,
  fte: fte && roundDecimal(fte, 4),
  hoursPerWeek: hours,
  share: part.share === "1" ? part.share : null,
});
