import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { CENTRE_STATUSES } from "@regiohub/schema/records/centre";
import { centre, centreBoard } from "@regiohub/schema/records/index";
import { lastDay, name, word } from "./cells.js";

/** `centres.csv`: one row per mobility centre that the delivering board leads. Source: ./README.md */
export const centres = defineExport({
  name: "centres.csv",
  file: /^centres\.csv$/i,
  record: centre,
  required: false,
  columns: {
    centreCode: name("centreCode"),
    name: text("name"),
    status: word("status", CENTRE_STATUSES),
    startsOn: date("startsOn").orNull(), // empty while forming
    endsOn: lastDay("endsOn", "startsOn"), // empty while it runs
  },
});

/** `centre-boards.csv`: one row per membership of a centre. Source: ./README.md */
export const centreBoards = defineExport({
  name: "centre-boards.csv",
  file: /^centre-boards\.csv$/i,
  record: centreBoard,
  required: false,
  columns: {
    centreCode: name("centreCode"),
    memberBoardNumber: name("memberBoardNumber"),
    startsOn: date("startsOn"),
    endsOn: lastDay("endsOn", "startsOn"), // empty while it runs
  },
});
