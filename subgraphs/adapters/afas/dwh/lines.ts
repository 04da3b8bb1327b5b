import type { Column } from "@regiohub/infra/ingest/columns";
import type { Lookup } from "@regiohub/infra/ingest/define";
import { combine, constant, lookup } from "@regiohub/infra/ingest/derive";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { EmploymentColumns } from "../../employment-export.js";
import { siteColumn } from "../../hr-profile.js";
import type { Stretch } from "../../uncovered.js";
import { joined } from "../cells.js";
import { contractColumn } from "./contracts.js";
import { linesOf } from "./line-terms.js";
import { rosters, scales } from "./timelines.js";

/** What a file of function lines says, under its own headers. */
export interface LineCells {
  readonly member: Column<string>;
  readonly employment: Column<string>;
  readonly contract: Column<string>;
  readonly startsOn: Column<CalendarDate>;
  readonly endsOn: Column<CalendarDate | null>;
  readonly functionCode: Column<string | null>;
  readonly functionName: Column<string | null>;
  readonly functionGroup: Column<EmploymentRecord["functionGroup"]>;
  readonly unit: Column<string | null>;
  readonly costCentre: Column<string | null>;
  /** Cost bearer (kostendrager): tells lines apart, and is kept for nothing else. */
  readonly costBearer: Column<string | null>;
  readonly brin: Column<string | null>;
  readonly share: Column<Decimal | null>;
  /** Days on which other rows say where the employment is. */
  readonly taken: Column<readonly Stretch[]>;
}

/** How a row of function lines becomes lines of an employment: one for each time in which nothing of it changes. */
export function lineColumns(cells: LineCells) {
  const { member, employment, startsOn, endsOn, unit, costCentre } = cells;
  const contract = contractColumn(member, employment, cells.contract);
  // The files have no id of a line.
  const lineNumber = joined(...[cells.functionCode, unit, costCentre, cells.costBearer].map(orDash));
  const columns: EmploymentColumns = {
    memberNumber: member,
    employmentNumber: joined(employment, cells.contract),
    lineNumber,
    contractKind: contract.map(({ kind }) => kind),
    contractStartsOn: contract.map((one) => one.startsOn),
    contractEndsOn: contract.map((one) => one.endsOn),
    startsOn,
    endsOn,
    share: cells.share,
    functionCode: cells.functionCode,
    functionName: cells.functionName,
    functionGroup: cells.functionGroup,
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre, cells.brin),
    costCentreCode: costCentre,
    replacesMemberNumber: contract.map(({ replaces }) => replaces),
    poolSubstitute: contract.map(({ isPool }) => isPool),
    endReason: contract.map(({ endReason }) => endReason),
    outsideChain: contract.map(({ isOutsideChain }) => isOutsideChain),
    ...OF_EACH_TERM,
  };
  const key = joined(member, cells.contract);
  const spread = combine(
    {
      startsOn,
      endsOn,
      lineNumber,
      contract,
      sizes: ofEmployment(rosters, key, employment),
      scales: ofEmployment(scales, key, employment),
      taken: cells.taken,
    },
    linesOf,
  );
  return { columns, spread };
}

/** Known only when a line is cut. */
const OF_EACH_TERM = {
  fte: constant(null),
  hoursPerWeek: constant(null),
  scaleCode: constant(null),
  scaleStep: constant(null),
};

const orDash = (column: Column<string | null>): Column<string> => column.map((code) => code ?? "-");

/** Rows of a contract number; those that say of which employment they are count for that one only. */
const ofEmployment = <R extends { readonly employment: string | null }>(
  from: Lookup<readonly R[]>,
  key: Column<string>,
  employment: Column<string>,
): Column<readonly R[]> =>
  combine({ employment, rows: lookup(from, key, (found) => found ?? []) }, ({ employment, rows }) =>
    rows.filter((row) => row.employment === null || row.employment === employment),
  );
