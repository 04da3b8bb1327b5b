import { expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { words } from "../words.js";
import { errorWords, helpText } from "./refusal-words.js";

const error = new HubError("COLUMN_MISSING", words('things.csv: no column "nr".', 'things.csv: geen kolom "nr".'));

it("a refusal is told in both languages, with what to do", () => {
  expect(errorWords(error)).toEqual({
    en: 'COLUMN_MISSING: things.csv: no column "nr".',
    nl: 'COLUMN_MISSING: things.csv: geen kolom "nr".',
  });
  expect(helpText(error, "nl")).toBe("Zet de kolom in de export, of noem haar kop in het profiel.");
  expect(helpText(error, "en")).toBe(error.help);
});

it("what is for whoever keeps the hub says in Dutch what it means for the board", () => {
  const { nl } = errorWords(new HubError("DATABASE_UNREACHABLE", "Database: no answer."));
  expect(nl).toBe("DATABASE_UNREACHABLE: de database antwoordt niet. Database: no answer.");
});

it("what no delivery meets stays as it is", () => {
  const other = new HubError("PORT_TAKEN", "Port 4000.");
  expect(errorWords(other).nl).toBe("PORT_TAKEN: Port 4000.");
  expect(helpText(other, "nl")).toBe(other.help);
});
