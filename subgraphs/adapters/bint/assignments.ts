import { EMPTY } from "@regiohub/infra/ingest/cell";
import { Column, date, decimal, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, firstOf, lastDay } from "@regiohub/infra/ingest/derive";
import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import { shareOf } from "../assigned.js";
import { siteColumn } from "../hr-profile.js";
import { PERSONS } from "./files.js";
import { functionName } from "./functions.js";

/** Number of the person whose employment it is: `persNrDV` beside the employment, `persNr` of the person around it. */
export const employmentPerson = firstOf(text("persNrDV").optional(), text("persNr").optional());

/** Which employment of that person. */
export const employmentNumber = firstOf(text("dvVlgnr").optional(), text("P01101").optional());

/** What an employment is found by. */
export const employmentKey = combine(
  { person: employmentPerson, number: employmentNumber },
  ({ person, number }) => `${person}/${number}`,
);

/** A number of which 0 says nothing: an agreement without fixed hours and a field that nobody filled in look the same. */
export const notZero = (number: Column<Decimal>): Column<Decimal | null> =>
  number.optional().map((value) => (value === "0" ? null : value));

/** Hours a week of the whole employment. More than 80 is refused: then it was hours a month or a year. */
export const hours = notZero(decimal("P01109", { min: 0, max: 80 }));

export const costCentre = text("P01134").optional();

const firstDay = date("P01125");
/** Of a file in which nothing of an inzet stands it is not asked: there is none. */
const startsOn: Column<CalendarDate> = new Column(firstDay.headers, firstDay.expected, (binding) =>
  ["P01121", "P01122", "P01124", "P01125", "P01126"].some((field) => binding.has(field))
    ? firstDay.bind(binding)
    : () => EMPTY,
);
const ownUnit = text("P01121").optional();
const ownFunction = text("P01122").optional();
// What an inzet leaves open is as its employment has it.
const unit = firstOf(ownUnit, text("P01106").optional()).orNull();
const functionCode = firstOf(ownFunction, text("P01107").optional()).orNull();

/** `inzet`: where the work of an employment is done, by its operational unit and function. Source: ./README.md */
export const assignments = defineLookups({
  ...PERSONS,
  only: text("@record").map((record) => record === "inzet"),
  key: employmentKey,
  columns: {
    // The file has no number for it.
    lineNumber: combine(
      { ownUnit, ownFunction, startsOn },
      ({ ownUnit, ownFunction, startsOn }) => `${ownUnit ?? ""}/${ownFunction ?? ""}/${startsOn}`,
    ),
    startsOn,
    endsOn: lastDay(date("P01126").optional(), startsOn),
    share: combine({ hours: decimal("P01124", { min: 0, max: 80 }).optional(), all: hours }, ({ hours, all }) =>
      shareOf(hours, all),
    ),
    functionCode,
    functionName: functionName(
      functionCode,
      firstOf(text("P01122.words").optional(), text("P01107.words").optional()).orNull(),
    ),
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre),
    costCentreCode: costCentre,
  },
});
