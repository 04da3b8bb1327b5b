import { type Column, text } from "@regiohub/infra/ingest/columns";
import { defineLookup } from "@regiohub/infra/ingest/define";
import { lookup } from "@regiohub/infra/ingest/derive";
import { endpoint } from "./endpoint.js";

/** `jobProfiles`: the board's code and name of a function by its id. Source: ./README.md */
export const jobProfiles = defineLookup({
  ...endpoint("jobProfiles"),
  key: text("id"),
  columns: { shortName: text("shortName").optional(), fullName: text("fullName").optional() },
});

const profileId = text("jobProfile").optional();

/** Code and name of the function that `jobProfile` refers to; null where the file has none of that id. */
export const functionColumns: Readonly<Record<"functionCode" | "functionName", Column<string | null>>> = {
  functionCode: lookup(jobProfiles, profileId, (found) => found?.shortName ?? null),
  functionName: lookup(jobProfiles, profileId, (found) => found?.fullName ?? null),
};
