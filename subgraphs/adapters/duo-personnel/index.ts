import { defineAdapter, defineUnread } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { hrProfile } from "../hr-profile.js";
import { history } from "./history.js";
import { leaves, sameLeaves } from "./leaves.js";
import { members } from "./members.js";
import { relations } from "./relations.js";

/** What people are paid: nothing of it is read. */
const pay = defineUnread({ name: "Loon.csv", file: /^(duo[-_ ]?)?loon[^.]*\.csv$/i });

/**
 * The personnel delivery that the law asks of every board in primary education, as its payroll makes it for DUO.
 * A row that is missing says nothing: each salary administration writes a file of its own, a monthly file leaves out who
 * left before the month, and the days that a relation ended stand in the last file that has it. Source: ./README.md
 */
export const duoPersonnel = defineAdapter({
  name: "duo-personnel",
  title: words("DUO personnel delivery", "DUO, aanlevering van personeel"),
  scope: "board",
  version: 3,
  coverage: "windowed",
  dialects: [
    {
      form: "delimited",
      delimiter: ";",
      encoding: "windows-1252",
      quotes: "single",
      dates: ["compact"],
      decimals: "comma",
    },
  ],
  files: [history, sameLeaves, members, relations, leaves, pay],
  settings: hrProfile,
  readme: "subgraphs/adapters/duo-personnel/README.md",
});
