import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { combine, constant, firstOf, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../../employment-export.js";
import { endReasonColumn } from "../../end-reason.js";
import { contractKindOf, outsideChainOf, siteColumn } from "../../hr-profile.js";
import { sizeColumn } from "../../sizes.js";
import { hoursCell, typeOfContract } from "../cells.js";
import { connector } from "../connector.js";
import { sizedParts, timetable } from "./timetable.js";

/** `Profit_Functions`: names of functions by code, for an export of employees without them. Source: ../README-profit.md */
export const functionNames = defineLookup({
  ...connector("Profit_Functions"),
  required: false,
  key: text("FunctionId"),
  columns: { name: text("FunctionDesc").orNull() },
});

const number = text("EmployeeId");
const employer = text("EmployerId").optional();
const startsOn = date("EmploymentStart");
const endsOn = lastDay(date("EmploymentEnd").orNull(), startsOn);
const type = text("EmploymentType").orNull();
const words = combine({ type, name: text("EmploymentTypeDesc").optional() }, ({ type, name }) => [
  type,
  name,
  typeOfContract(type),
]);
const functionCode = text("FunctionId").orNull();
const unit = text("OrgUnit").orNull();
const fte = sizeColumn("FTE");
const hoursPerWeek = hoursCell("HourPerWeek").orNull();

/** `Profit_Employees`: a row per employee, who has one employment with one function line. Source: ../README-profit.md */
export const employments = employmentExport({
  ...connector("Profit_Employees"),
  shared: true,
  only: startsOn.orNull().map((day) => day !== null), // others are people without an employment
  columns: {
    memberNumber: number,
    employmentNumber: employer.map((code) => code ?? "1"), // the connector has no number of the employment
    lineNumber: startsOn,
    contractKind: contractKindOf(words),
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    fte,
    hoursPerWeek,
    startsOn,
    endsOn,
    share: constant(null),
    functionCode,
    functionName: firstOf(
      text("FunctionDesc").optional(),
      lookup(functionNames, functionCode, (found) => found?.name ?? null),
    ).orNull(),
    unitCode: unit,
    siteCode: siteColumn(unit, constant(null)),
    costCentreCode: constant(null),
    scaleCode: constant(null),
    scaleStep: constant(null),
    replacesMemberNumber: constant(null),
    poolSubstitute: constant(null),
    endReason: endReasonColumn(endsOn),
    outsideChain: outsideChainOf(words),
  },
  spread: combine(
    { startsOn, endsOn, employer, sizes: lookup(timetable, number, (found) => found ?? []) },
    ({ employer, sizes, ...whole }) => sizedParts(whole, employer, sizes),
  ),
});
