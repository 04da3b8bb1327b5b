import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { combine, constant, lookup } from "@regiohub/infra/ingest/derive";
import { unit } from "@regiohub/schema/records/index";
import { siteColumn } from "../hr-profile.js";
import { quietly } from "../quietly.js";
import { resultFile } from "./files.js";

const code = text("orgunitid");
const startsOn = date("startdate").optional();
const FILE = resultFile("organization-units");

/** `metadata/organization-units`, when each version of a unit began. Source: ./README.md */
export const unitVersions = defineLookups({
  ...FILE,
  required: false, // the export of the same file asks for it
  only: quietly(code).map((found) => found !== undefined),
  key: code,
  columns: { startsOn: quietly(startsOn) },
});

/** First day of a unit's last version; empty when it has one since always. */
const lastStart = lookup(unitVersions, code, (versions = []) =>
  versions.reduce((last, version) => (version.startsOn && version.startsOn > last ? version.startsOn : last), ""),
);

/** `metadata/organization-units`: a row per version of a unit, of which the last one counts. Source: ./README.md */
export const units = defineExport({
  ...FILE,
  record: unit,
  only: combine({ startsOn, lastStart }, (day) => (day.startsOn ?? "") === day.lastStart),
  columns: {
    code,
    name: text("orgname"),
    parentCode: text("orgunitparentid").orNull(), // boards deliver circles
    siteCode: siteColumn(code, constant(null)),
  },
});
