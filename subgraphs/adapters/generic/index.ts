import { defineAdapter } from "@regiohub/infra/ingest/define";
import { words } from "@regiohub/infra/words";
import { filesOf } from "./files.js";
import { guess } from "./guess.js";
import { genericProfile } from "./settings.js";

/** Forms of days that no two of them share, so that none is taken for another. */
const dates = ["iso", "dutch", "compact"] as const;

/** Any other payroll: its profile says which files there are, how they are written and what stands in their columns. */
export const generic = defineAdapter({
  name: "generic",
  title: words("Another system, by its profile", "Een ander systeem, door zijn profiel"),
  scope: "board",
  version: 3,
  coverage: "windowed",
  dialects: [
    { form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates },
    { form: "xlsx", dates },
    { form: "json", dates },
    { form: "xml", dates },
  ],
  files: [],
  shape: { files: filesOf, guess },
  settings: genericProfile,
  readme: "subgraphs/adapters/generic/README.md",
});
