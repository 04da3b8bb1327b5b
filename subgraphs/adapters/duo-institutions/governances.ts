import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { governance } from "@regiohub/schema/records/index";
import { quietly } from "../quietly.js";
import { kindOf } from "./numbers.js";

const leader = text("NR_ADMIN_LEID");
const follower = text("NR_ADMIN_VOLG");
const startsOn = date("DT_BEGIN_RELATIE");

/** How the publisher says that the leading board governs the following school; whatever else it says is passed over. */
const GOVERNS = "bestuurt";

/**
 * `RELATIES_yyyymmdd`: one row per relation and time. Of all relations those of a board and a school that it governs; one
 * that ended before its second day never was. What is meant by the last day is not described: a school is a board's
 * until the next one's first day. Source: ./README.md
 */
export const governances = defineExport({
  name: "RELATIES_20260101.csv",
  file: /^RELATIES(_\d{8})?\.csv$/i,
  edition: /_(\d{8})\.csv$/i,
  record: governance,
  required: false,
  only: combine(
    {
      leader: quietly(leader),
      follower: quietly(follower),
      name: quietly(text("NAAM_RELATIE_LEID")),
      startsOn: quietly(startsOn),
      endsOn: date("DT_EINDE_RELATIE").orNull(),
    },
    (row) =>
      row.name === GOVERNS &&
      kindOf(row.leader ?? "") === "board" &&
      kindOf(row.follower ?? "") === "school" &&
      !(row.startsOn && row.endsOn && row.endsOn <= row.startsOn),
  ),
  columns: { brin: follower, boardNumber: leader, startsOn },
});
