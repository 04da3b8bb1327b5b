import { expect, it } from "@jest/globals";
import { runOf } from "../cli/testing/runs.js";
import { HubError } from "../errors.js";
import { words } from "../words.js";
import { reportText } from "./report.js";

it("a refusal is told in both languages, each with what to do", () => {
  const error = new HubError("FILE_EMPTY", words("things.csv: no rows.", "things.csv: geen regels."));
  const run = runOf({ state: "refused", message: `${error.code}: ${error.message}` });
  const [dutch, english] = reportText({ ...run, error }).split("\r\n\r\nThe delivery was refused");
  expect(dutch).toContain("FILE_EMPTY: things.csv: geen regels.\r\nMaak de export opnieuw: ");
  expect(english).toContain(`\r\nFILE_EMPTY: things.csv: no rows.\r\n${error.help}\r\n`);
  expect(english).not.toContain("bestand");
});
