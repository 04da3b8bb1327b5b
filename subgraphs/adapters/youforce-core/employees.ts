import { code, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { lookup } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { linkExport } from "../links.js";
import { endpoint } from "../youforce/endpoint.js";
import { personColumns } from "../youforce/persons.js";
import { isNewest, isThere, versionColumns } from "./versions.js";

const FILE = endpoint("youserve-employees");

/** The objects of each person: one per employment, and of each its versions. */
export const employeeVersions = defineLookups({
  ...FILE,
  only: isThere,
  key: text("personCode").orElse(""), // an empty one is refused by the export
  columns: versionColumns,
});

/** Element 28, `Eigennaam code`. */
const NAME_ORDERS = { 0: "PARTNER_OWN", 1: "OWN", 2: "PARTNER", 3: "OWN_PARTNER", 4: "OWN" } as const;

/** Words, or the digits of ISO 5218 as other Youforce domains write it. */
const SEXES = { Male: "MALE", Female: "FEMALE", 1: "MALE", 2: "FEMALE", 0: "UNKNOWN", 9: "UNKNOWN" } as const;

/** `employees`: an object per employment, of which the newest says who the person is. Source: ./README.md */
export const employees = defineExport({
  ...FILE,
  record: member,
  only: isNewest(lookup(employeeVersions, text("personCode").orNull(), (found) => found ?? [])),
  columns: {
    ...personColumns,
    nameUsage: code("nameAssembleOrder", NAME_ORDERS).orDropped().optional(),
    sex: code("gender", SEXES)
      .map((word) => (word === "UNKNOWN" ? null : word))
      .orDropped()
      .optional(),
  },
});

/** The tokens of the same people. */
export const links = linkExport(employees);
