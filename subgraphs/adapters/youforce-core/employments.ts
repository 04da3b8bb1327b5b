import { invalid } from "@regiohub/infra/ingest/cell";
import { date, text } from "@regiohub/infra/ingest/columns";
import { combine, constant, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../employment-export.js";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, contractWords, outsideChainOf } from "../hr-profile.js";
import { EMPLOYMENTS, linesOf, slices } from "./slices.js";
import { isNewest } from "./versions.js";

const startsOn = date("hireDate");
const endsOn = lastDay(date("dischargeDate").optional(), startsOn);
const words = contractWords(text("employmentType").optional(), { after: text("employmentTypeName").optional() });
const versions = lookup(slices, text("id").orNull(), (found) => found ?? []);

/** Without lines it would pass for an employment that is not there. */
const NO_SLICE = invalid(
  "a time slice on the days from hireDate to dischargeDate",
  "een tijdvak op de dagen van hireDate tot en met dischargeDate",
);

/**
 * `employments`: an object per time slice. What is agreed for the employment as a whole is as the newest says; each
 * slice is a line. Source: ./README.md
 */
export const employments = employmentExport({
  ...EMPLOYMENTS,
  only: isNewest(versions),
  columns: {
    memberNumber: text("personCode"),
    employmentNumber: text("id"),
    lineNumber: startsOn,
    contractKind: contractKindOf(words),
    contractStartsOn: startsOn,
    contractEndsOn: endsOn,
    startsOn,
    endsOn,
    // What follows, each slice says.
    fte: constant(null),
    hoursPerWeek: constant(null),
    share: constant(null),
    functionCode: constant(null),
    functionName: constant(null),
    unitCode: constant(null),
    siteCode: constant(null),
    costCentreCode: constant(null),
    // The source does not say these.
    scaleCode: constant(null),
    scaleStep: constant(null),
    replacesMemberNumber: constant(null),
    poolSubstitute: constant(null),
    endReason: endReasonColumn(endsOn),
    outsideChain: outsideChainOf(words),
  },
  spread: combine({ startsOn, endsOn, versions }, ({ startsOn, endsOn, versions }) => {
    const lines = linesOf({ startsOn, endsOn }, versions);
    return lines.length > 0 ? lines : NO_SLICE;
  }),
});
