import { code, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { firstOf } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { linkExport } from "../links.js";
import { sexColumn } from "../sex.js";
import { PERSONS } from "./files.js";

const NAME_ORDERS = { E: "OWN", B: "PARTNER_OWN", P: "PARTNER", C: "OWN_PARTNER", D: "OWN_PARTNER" } as const;

/** `persoon`: the person of an employee. One in several files counts once. Source: ./README.md */
export const members = defineExport({
  ...PERSONS,
  record: member,
  only: text("@record").map((record) => record === "persoon"),
  columns: {
    memberNumber: firstOf(text("persNr").optional(), text("P01001").optional()),
    initials: text("P00303").optional(),
    callName: text("P01003").optional(),
    birthPrefix: text("P00302").optional(),
    birthName: text("P00301"),
    partnerPrefix: text("P00391").optional(),
    partnerName: text("P00390").optional(),
    nameUsage: code("P00304", NAME_ORDERS).orDropped().optional(),
    sex: sexColumn("P00330").optional(),
    bornOn: date("P00321").optional(),
    email: text("P01035").optional(),
  },
});

/** The tokens of the same people. */
export const links = linkExport(members);
