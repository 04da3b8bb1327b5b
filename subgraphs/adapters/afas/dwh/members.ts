import { defineExport, defineLookup } from "@regiohub/infra/ingest/define";
import { lookup } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { quietly } from "../../quietly.js";
import { connector } from "../connector.js";
import { dwhPerson, profitPerson } from "../identity.js";

const people = { ...connector("DWH_HR_Medewerkers"), required: false, shared: true };

/** `DWH_HR_Medewerkers`: a row per employee. Source: ../README-dwh.md */
export const members = defineExport({ ...people, record: member, columns: dwhPerson });

/** Who is in `DWH_HR_Medewerkers`. */
export const knownPeople = defineLookup({
  ...people,
  key: quietly(dwhPerson.memberNumber).map((number) => number ?? ""),
  columns: {},
});

/** `Profit_Employees`, for boards that deliver it instead of `DWH_HR_Medewerkers`: who is in both counts as there. */
export const otherMembers = defineExport({
  ...connector("Profit_Employees"),
  record: member,
  required: false,
  shared: true,
  only: lookup(knownPeople, profitPerson.memberNumber, (known) => known === undefined),
  columns: profitPerson,
});
