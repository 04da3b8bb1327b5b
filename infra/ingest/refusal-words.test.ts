import { expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { helpText, refusalText } from "./refusal-words.js";

const error = new HubError("COLUMN_MISSING", 'things.csv: no column "nr".');
const told = `${error.code}: ${error.message}`;

it("a refusal is told in Dutch, with the names as they are; in English it is the line that is kept", () => {
  expect(refusalText(told, "nl")).toBe('COLUMN_MISSING: er ontbreekt een kolom. things.csv: no column "nr".');
  expect(refusalText(told, "en")).toBe(told);
  expect(helpText(error, "nl")).toBe("Zet de kolom in de export, of noem haar kop in het profiel.");
  expect(helpText(error, "en")).toBe(error.help);
});

it("what no delivery is refused for, and what is no error, stays as it is", () => {
  const other = new HubError("PORT_TAKEN", "");
  expect(helpText(other, "nl")).toBe(other.help);
  for (const line of ["PORT_TAKEN: 4000.", "loaded as run 1", "constructor: x"])
    expect(refusalText(line, "nl")).toBe(line);
});
