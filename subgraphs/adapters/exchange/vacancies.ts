import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { vacancy } from "@regiohub/schema/records/index";
import { VACANCY_STATUSES } from "@regiohub/schema/records/vacancy";
import { lastDay, name, word } from "./cells.js";

/** `vacancies.csv`: one row per vacancy. Source: ./README.md */
export const vacancies = defineExport({
  name: "vacancies.csv",
  file: /^vacancies\.csv$/i,
  record: vacancy,
  required: false,
  columns: {
    vacancyNumber: name("vacancyNumber"),
    title: text("title"),
    functionCode: name("functionCode").orNull(),
    siteCode: name("siteCode").orNull(), // empty: for the board as a whole
    fte: decimal("fte", { min: 0.0001, max: 99 }), // several equal jobs may be one vacancy
    status: word("status", VACANCY_STATUSES),
    opensOn: date("opensOn"),
    closesOn: lastDay("closesOn", "opensOn"), // empty: open-ended
  },
});
