import { text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { lookup } from "@regiohub/infra/ingest/derive";
import { endpoint } from "../youforce/endpoint.js";
import { isThere, newestOf, versionColumns } from "./versions.js";

/** `jobProfiles`: the versions of each function, by its id. Source: ./README.md */
export const jobProfiles = defineLookups({
  ...endpoint("youserve-jobProfiles"),
  only: isThere,
  key: text("id"),
  columns: { ...versionColumns, shortName: text("shortName").optional(), fullName: text("fullName").optional() },
});

const profileId = text("jobProfile").optional();

/** Code and name of the function that `jobProfile` refers to; null where the file has none of that id. */
export const functionColumns = {
  functionCode: lookup(jobProfiles, profileId, (found) => newestOf(found)?.shortName ?? null),
  functionName: lookup(jobProfiles, profileId, (found) => newestOf(found)?.fullName ?? null),
};
