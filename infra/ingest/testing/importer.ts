import { ingest } from "../ingest.js";
import { toyHub } from "./toy.js";

/** An importer that kills itself: `importer.js URL FILE MOMENT`, where MOMENT is `reading`, `loading` or `loaded`. */
const [, , url = "", file = "", moment = ""] = process.argv;

const die = () => process.kill(process.pid, "SIGKILL");

await ingest({
  hub: toyHub({
    after: async ({ client }) => {
      // What was loaded is in the database's hands by now, and not committed.
      await client.query("select 1");
      if (moment === "loaded") die();
    },
  }),
  url,
  files: [file],
  board: "99001",
  progress: ({ phase, rows }) => {
    if (phase === moment && rows > 0) die();
  },
});
