import { ingest } from "../ingest.js";
import { echoHub } from "./echo.js";

/**
 * An importer that kills itself: `importer.js URL FILE MOMENT`, where MOMENT is `reading`, `loading` or `loaded`, all before
 * the commit; `committed`, before anything is concluded; or `concluding`, in the middle of that.
 */
const [, , url = "", file = "", moment = ""] = process.argv;

const die = () => process.kill(process.pid, "SIGKILL");

await ingest({
  hub: echoHub({
    after: async ({ client }) => {
      // What was loaded is in the database's hands by now, and not committed.
      await client.query("select 1");
      if (moment === "loaded") die();
    },
    loaded: async ({ client }) => {
      await client.query("select 1");
      if (moment === "concluding") die();
    },
  }),
  url,
  files: [file],
  board: "99001",
  progress: ({ phase, rows }) => {
    if (phase === moment && rows > 0) die();
  },
  loaded: () => {
    if (moment === "committed") die();
  },
});
