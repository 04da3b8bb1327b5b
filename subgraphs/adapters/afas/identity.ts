import { invalid } from "@regiohub/infra/ingest/cell";
import { type Column, code, date, integer, text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { combine, firstOf } from "@regiohub/infra/ingest/derive";
import { isCalendarDate } from "@regiohub/infra/values";
import type { NAME_USAGES } from "@regiohub/schema/records/member";
import { sexColumn } from "../sex.js";
import { connector } from "./connector.js";

/** Which surname is used, by AFAS's codes; a code that is not known is reported. Source: hr-formats 10 */
export const nameUsageColumn = (header: string): Column<(typeof NAME_USAGES)[number] | null> =>
  code(header, { 0: "OWN", 1: "PARTNER_OWN", 2: "PARTNER", 3: "OWN_PARTNER" }).orDropped();

/** Parts of a day of birth, for connectors that give no whole one. */
const bornOnInParts = combine(
  {
    year: integer("Geboortejaar", { min: 1900, max: 2098 }).optional(),
    month: integer("Geboortemaand", { min: 1, max: 12 }).optional(),
    day: integer("Geboortedag", { min: 1, max: 31 }).optional(),
  },
  ({ year, month, day }) => {
    if (year === null || month === null || day === null) return null;
    const born = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return isCalendarDate(born) ? born : invalid("parts of a day that exists", "delen van een dag die bestaat");
  },
);

/** `DWH_HR_Medewerkers`: who somebody is, in a connector whose columns the board chooses. Source: ./README-dwh.md */
export const dwhPerson = {
  memberNumber: text("Medewerker"),
  initials: text("Voorletters").optional(),
  callName: text("Roepnaam").optional(),
  birthPrefix: text("Voorvoegsel").optional(),
  birthName: text("Geboortenaam").optional(), // Naam is how somebody is addressed, not the name at birth
  partnerPrefix: text("Voorvoegsel_partner").optional(),
  partnerName: text("Geboortenaam_partner").optional(),
  nameUsage: nameUsageColumn("Naamgebruik_code").optional(),
  sex: sexColumn("Geslacht").optional(),
  bornOn: firstOf(date("Geboortedatum").optional(), bornOnInParts).orNull(),
  email: text("Email_werk").optional(),
};

/** `Profit_Employees`: who somebody is, in the standard connector. Source: ./README-profit.md */
export const profitPerson = {
  memberNumber: text("EmployeeId"),
  initials: text("Initials").optional(),
  callName: text("FirstName").optional(), // the name in daily use, whatever the header says
  birthPrefix: text("PrefixBirthName").optional(),
  birthName: text("BirthName"),
  partnerPrefix: text("PrefixPartner").optional(),
  partnerName: text("BirthNamePartner").optional(),
  nameUsage: nameUsageColumn("NameUse").optional(),
  sex: sexColumn("Gender").optional(),
  bornOn: date("DateOfBirth").orNull(),
  email: text("Mail").optional(),
};

/** Birth dates and sexes by employee number, for connectors without: `Profit_Employees`. Source: hr-formats 14.1 */
export const profitIdentities = defineLookup({
  ...connector("Profit_Employees"),
  required: false,
  shared: true,
  key: profitPerson.memberNumber,
  columns: { bornOn: date("DateOfBirth").orDropped(), sex: profitPerson.sex },
});

/** As `profitIdentities`: `DWH_HR_Medewerkers`. Source: hr-formats 14.11 */
export const dwhIdentities = defineLookup({
  ...connector("DWH_HR_Medewerkers"),
  required: false,
  shared: true,
  key: dwhPerson.memberNumber,
  columns: { bornOn: dwhPerson.bornOn.orDropped(), sex: dwhPerson.sex },
});
