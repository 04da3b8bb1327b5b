import { invalid } from "@regiohub/infra/ingest/cell";
import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, firstOf, lastDay, using } from "@regiohub/infra/ingest/derive";
import { words } from "@regiohub/infra/words";
import { endReasonColumn } from "../end-reason.js";
import { contractKindOf, contractWords, outsideChainOf } from "../hr-profile.js";
import { quietly } from "../quietly.js";
import { partOfFullTime, TO_ADD } from "../sizes.js";
import { resultFile } from "./files.js";
import { vismaProfile } from "./settings.js";

/** Of the employees, in each file that refers to them. */
export const employeeId = text("employeeid");
/** Unique within its contract; one sub-contract has a row for each time in which nothing of it changed. */
export const subContract = text("subcontractid");
/** First day of the row. */
export const startsOn = date("startdate");
/** Last day of the row; null while it has no end. */
export const endsOn = lastDay(date("enddate").orNull(), startsOn);
/** How firm the row's own sub-contract is. */
export const kind = contractKindOf(contractWords(text("type")));
/** Whether the row's own sub-contract is outside the chain. */
export const outsideChain = outsideChainOf(contractWords(text("type")));
/** Whether the row's own sub-contract ended for retirement. */
export const endReason = endReasonColumn(endsOn);

/** A contract's number is only sure to be unique under its employee. */
export const contract = combine({ id: text("contractid"), employeeId }, ({ id, employeeId }) => `${employeeId}/${id}`);

const factor = using(
  vismaProfile,
  { given: decimal("ptfactor", { min: 0, max: 200 }).optional() },
  ({ given }, { partTimeFactor }) => {
    if (given === null) return null;
    if (partTimeFactor === "percent") return divideDecimals(given, "100", TO_ADD);
    return Number(given) <= 2
      ? given
      : invalid(
          "a part of full time from 0 to 2, or partTimeFactor: percent in the profile",
          "een deel van voltijd van 0 tot en met 2, of partTimeFactor: percent in het profiel",
        );
  },
);

/** Hours a week of the row; null when not delivered. */
export const hours = decimal("weekhoursfixed", { min: 0, max: 80 }).optional();

/** Size of the row, 1 = full time; by its hours where the export leaves out `ptfactor`. */
export const fte = firstOf(factor, partOfFullTime(hours, TO_ADD)).orNull();

/**
 * `contracts`, all rows of each employee: what is true of a contract as a whole stands in no single row. A row whose
 * contract cannot be read may be of any contract of its employee. Source: ./README.md
 */
export const contractRows = defineLookups({
  ...resultFile("contracts"),
  required: false, // the export of the same file asks for it
  mayBeEmpty: true,
  key: employeeId,
  columns: {
    contract: quietly(contract),
    subContract: quietly(subContract),
    kind: quietly(kind),
    startsOn: quietly(startsOn),
    endsOn: quietly(endsOn),
    fte: quietly(fte),
    hours: quietly(hours),
    outsideChain: quietly(outsideChain),
    endReason: quietly(endReason),
  },
  whole: words(
    "a contract is the sum of its rows, and nobody knows of whom this one is",
    "een contract is de som van zijn rijen, en van wie deze is weet niemand",
  ),
});
