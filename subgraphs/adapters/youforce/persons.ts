import { code, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, firstOf } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { linkExport } from "../links.js";
import { sexColumn } from "../sex.js";
import { endpoint } from "./endpoint.js";

/** Places in the list of e-mail addresses that are looked at; a person has a few, and some are null. */
const ADDRESSES = [0, 1, 2, 3] as const;

/** The address of type `Business`; private ones stand in the same list and are never taken. */
const businessEmail = firstOf(
  ...ADDRESSES.map((place) =>
    combine(
      {
        type: text(`emailAddresses[${place}].type`).optional(),
        address: text(`emailAddresses[${place}].address`).optional(),
      },
      ({ type, address }) => (type?.toLowerCase() === "business" ? address : null),
    ),
  ),
).orNull();

/** Fields of a person that Beaufort and HR Core Business write alike. */
export const personColumns = {
  memberNumber: text("personCode"),
  initials: text("initials").optional(),
  callName: text("knownAs").optional(),
  birthPrefix: text("lastNameAtBirthPrefix").optional(),
  birthName: text("lastNameAtBirth"),
  partnerPrefix: text("partnerNamePrefix").optional(),
  partnerName: text("partnerName").optional(),
  sex: sexColumn("gender").optional(),
  bornOn: date("dateOfBirth").optional(),
  email: businessEmail,
};

/** Letters of rubriek P00304, which come in either case; D is read as the Tools4ever kit reads it. */
const NAME_ORDERS = { E: "OWN", B: "PARTNER_OWN", P: "PARTNER", C: "OWN_PARTNER", D: "OWN_PARTNER" } as const;

/** `persons`: an object per person, also those without an employment. Source: ./README.md */
export const members = defineExport({
  ...endpoint("persons"),
  record: member,
  columns: { ...personColumns, nameUsage: code("nameAssembleOrder", NAME_ORDERS).orDropped().optional() },
});

/** The tokens of the same people. */
export const links = linkExport(members);
