import { boolean, code, date, integer, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookup } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { linkExport } from "../links.js";
import { quietly } from "../quietly.js";
import { sexColumn } from "../sex.js";

/** `[Volgend Volgnummer]`: 0 is the version that counts now, others are history. */
const isCurrent = integer("[Volgend Volgnummer]").map((next) => next === 0);

/** `Echtgenoot`: the partner's name, by file number. Source: ./README.md */
export const partners = defineLookup({
  name: "Echtgenoot.csv",
  file: /^Echtgenoot\.csv$/i,
  mayBeEmpty: true,
  only: isCurrent,
  key: text("[Dossiernummer]"),
  columns: { name: text("[Achternaam]").orNull(), prefix: text("[Voorvoegsels]").orNull() },
});

/** `Telefoon`: of all its kinds of number only EML, the work e-mail; private ones (EMP) are never read. */
export const addresses = defineLookup({
  name: "Telefoon.csv",
  file: /^Telefoon\.csv$/i,
  mayBeEmpty: true,
  only: combine(
    { current: isCurrent, type: text("[Type nummer]").orNull() },
    ({ current, type }) => current && type === "EML",
  ),
  key: text("[Dossiernummer]"),
  columns: { email: text("[Telefoonnummer]").orNull() },
});

const fileNumber = text("[Dossiernummer_2]");

const PEOPLE = { name: "Medewerker.csv", file: /^Medewerker\.csv$/i } as const;

/** `Medewerker`, as a side file of the appointments: who is marked as external, for all of them and without a day. */
export const hired = defineLookup({
  ...PEOPLE,
  key: quietly(fileNumber).map((number) => number ?? ""),
  columns: { isExternal: boolean("[Externe Medewerker]").optional().orDropped() },
});

/** `Medewerker`: a row per person, by file number, which is what the other files refer to. Source: ./README.md */
export const members = defineExport({
  ...PEOPLE,
  record: member,
  columns: {
    memberNumber: fileNumber,
    initials: text("[Initialen]").orNull(),
    callName: text("[Roepnaam]").orNull(),
    birthPrefix: text("[Tussenvoegsel]").orNull(),
    birthName: text("[Eigen naam]"),
    partnerPrefix: lookup(partners, fileNumber, (partner) => partner?.prefix ?? null),
    partnerName: lookup(partners, fileNumber, (partner) => partner?.name ?? null),
    nameUsage: code("[Naam samenstelling]", { 1: "OWN", 2: "OWN_PARTNER", 3: "PARTNER_OWN", 4: "PARTNER" }).orDropped(),
    sex: sexColumn("[Geslacht]"),
    bornOn: date("[Geboortedatum]").orNull(),
    email: lookup(addresses, fileNumber, (address) => address?.email ?? null),
  },
});

/** `Medewerker` once more: the link tokens of the same people. */
export const links = linkExport(members);
