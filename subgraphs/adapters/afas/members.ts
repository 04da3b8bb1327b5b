import { code, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { member } from "@regiohub/schema/records/index";
import { sexColumn } from "../sex.js";

/** `T4E_HelloID_Users_v2`: a row per employee. Source: ./README.md */
export const members = defineExport({
  name: "T4E_HelloID_Users_v2.json",
  file: /T4E_HelloID_Users_v2[^.]*\.json$/i,
  record: member,
  columns: {
    memberNumber: text("Medewerker"),
    initials: text("Voorletters").orNull(),
    callName: text("Roepnaam").orNull(),
    birthPrefix: text("Voorvoegsel").orNull(),
    birthName: text("Geboortenaam"),
    partnerPrefix: text("Voorvoegsel_partner").orNull(),
    partnerName: text("Geboortenaam_partner").orNull(),
    nameUsage: code("Naamgebruik_code", { 0: "OWN", 1: "PARTNER_OWN", 2: "PARTNER", 3: "OWN_PARTNER" }).orDropped(),
    sex: sexColumn("Geslacht").optional(), // the board adds it to the connector
    bornOn: date("Geboortedatum").optional(), // as Geslacht
    email: text("Email_werk").orNull(),
  },
});
