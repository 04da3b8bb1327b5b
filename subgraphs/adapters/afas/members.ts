import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { firstOf, lookup } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { sexColumn } from "../sex.js";
import { connector } from "./connector.js";
import { dwhIdentities, nameUsageColumn, profitIdentities } from "./identity.js";

const number = text("Medewerker");

/**
 * `T4E_HelloID_Users_v2`: a row per employee. Birth date and sex are in it where the board has added them, else in an
 * identity file beside it. Source: ./README.md
 */
export const members = defineExport({
  ...connector("T4E_HelloID_Users_v2"),
  record: member,
  columns: {
    memberNumber: number,
    initials: text("Voorletters").orNull(),
    callName: text("Roepnaam").orNull(),
    birthPrefix: text("Voorvoegsel").orNull(),
    birthName: text("Geboortenaam"),
    partnerPrefix: text("Voorvoegsel_partner").orNull(),
    partnerName: text("Geboortenaam_partner").orNull(),
    nameUsage: nameUsageColumn("Naamgebruik_code"),
    sex: firstOf(
      sexColumn("Geslacht").optional(),
      lookup(profitIdentities, number, (found) => found?.sex ?? null),
      lookup(dwhIdentities, number, (found) => found?.sex ?? null),
    ).orNull(),
    bornOn: firstOf(
      date("Geboortedatum").optional(),
      lookup(profitIdentities, number, (found) => found?.bornOn ?? null),
      lookup(dwhIdentities, number, (found) => found?.bornOn ?? null),
    ).orNull(),
    email: text("Email_werk").orNull(),
  },
});
