import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { afas, type Connector, hrCore } from "./connectors/index.js";
import type { Cell, Row } from "./table.js";

/** A way in which a row is wrong. */
export interface RowFault {
  readonly name: string;
  readonly connector: Connector;
  /** The file in which it is. */
  readonly file: string;
  /** The rows that stand in the place of a sound one. */
  rows(sound: Row): readonly Row[];
  /** What is told of each of them. */
  readonly told: readonly Pick<Rejection, "column" | "code" | "effect">[];
  /** Whom the row seems to be about: the one it is, somebody else, or nobody can tell: then nobody is taken away. */
  readonly about: "same" | "other" | "anybody";
}

type Told = Pick<Rejection, "code" | "effect">;

const EMPTY: Told = { code: "CELL_EMPTY", effect: "row" };
const INVALID: Told = { code: "CELL_INVALID", effect: "row" };
const DROPPED: Told = { code: "CELL_INVALID", effect: "cell" };
const ERASED: Told = { code: "CELL_FORBIDDEN", effect: "cell" };
const UNKNOWN: Told = { code: "REFERENCE_UNKNOWN", effect: "row" };
const NOT_YOURS: Told = { code: "NOT_YOURS", effect: "row" };
const CONFLICT: Told = { code: "KEY_CONFLICT", effect: "row" };

/** Passes the test of citizen service numbers; of the series that is kept for tests. Source: RvIG */
const CITIZEN = "999990020";
/** The example of the Dutch central bank. */
const ACCOUNT = "NL91ABNA0417164300";

/** Marks where a delimited line is cut off. */
export const CUT = "\u0001";
/** A letter that no byte of Windows-1252 stands for. */
const NO_LETTER = "\u0081";

type Short = readonly [name: string, column: string, value: Cell | ((sound: Cell) => Cell), told: Told];

/** A number that nobody has, another one for each. */
const strangerOf = (number: Cell): Cell => `kanarie ${number}`;

/** Columns that may not be empty, beside those of keys. */
const required = ["Geboortenaam", "[Eigen naam]", "Medewerker"];

/** Faults of one cell, each `[name, column, value, what is told]`. */
const ofCells = (connector: Connector, file: string, keys: readonly string[], faults: readonly Short[]): RowFault[] =>
  faults.map(([name, column, value, told]) => ({
    name: `${connector.source} ${file}: ${name}`,
    connector,
    file,
    rows: (sound) => [{ ...sound, [column]: typeof value === "function" ? value(sound[column] ?? null) : value }],
    // A cell that may not enter is empty, and where it must not be empty the row is lost with it.
    told: [{ column, ...told, ...(isLost(told, required.includes(column)) && { effect: "row" }) }],
    about: !keys.includes(column) ? "same" : told === UNKNOWN ? "other" : "anybody",
  }));

/** Whether a fault that costs a cell costs its row. */
const isLost = ({ code }: Told, isRequired: boolean) => isRequired && code === "CELL_FORBIDDEN";

/** Two rows with one key that say different things: neither is taken. */
const twice = (connector: Connector, file: string, key: string, column: string, value: Cell): RowFault => ({
  name: `${connector.source} ${file}: another row with the same key`,
  connector,
  file,
  rows: (sound) => [sound, { ...sound, [column]: value }],
  told: [{ column: key, ...CONFLICT }],
  about: "same",
});

/** A line of a delimited file that does not fit its header. */
const malformed = (
  name: string,
  file: string,
  column: string,
  value: (cell: Cell) => string,
  code: Told["code"],
): RowFault => ({
  name: `hr-core ${file}: ${name}`,
  connector: hrCore,
  file,
  rows: (sound) => [{ ...sound, [column]: value(sound[column] ?? "") }],
  told: [{ column: null, code, effect: "row" }],
  about: "anybody",
});

const USERS = "T4E_HelloID_Users_v2";
const LINES = "T4E_HelloID_Employments_v2";
const LONG = "lang ".repeat(400);

/** Faults of two sources, of people and of their employments. */
export const ROW_FAULTS: readonly RowFault[] = [
  ...ofCells(
    afas,
    USERS,
    ["Medewerker"],
    [
      ["no number", "Medewerker", null, EMPTY],
      ["a number of blanks", "Medewerker", "   ", EMPTY],
      ["a citizen service number for a number", "Medewerker", `BSN ${CITIZEN}`, ERASED],
      ["no birth name", "Geboortenaam", null, EMPTY],
      ["a citizen service number in the birth name", "Geboortenaam", `Kanarie ${CITIZEN}`, ERASED],
      ["a citizen service number in another name", "Roepnaam", `Kanarie ${CITIZEN}`, ERASED],
      ["a bank account in a name", "Roepnaam", ACCOUNT, ERASED],
      ["an unknown name usage", "Naamgebruik_code", "kanarie", DROPPED],
      ["an unknown sex", "Geslacht", "kanarie", DROPPED],
      ["a day of birth that does not exist", "Geboortedatum", "1980-02-30T00:00:00Z", INVALID],
      ["a word for a day of birth", "Geboortedatum", "kanarie", INVALID],
      ["a day of birth in another century", "Geboortedatum", "1812-01-01T00:00:00Z", INVALID],
      ["a name that is far too long", "Roepnaam", LONG, INVALID],
    ],
  ),
  twice(afas, USERS, "Medewerker", "Voorletters", "Q."),
  ...ofCells(
    afas,
    LINES,
    ["Medewerker", "Volgnummer_contract"],
    [
      ["nobody's", "Medewerker", strangerOf, UNKNOWN],
      ["no number", "Medewerker", null, EMPTY],
      ["no number of the contract", "Volgnummer_contract", null, EMPTY],
      ["no first day", "Begindatum_contract", null, EMPTY],
      ["a word for a first day", "Begindatum_functie", "kanarie", INVALID],
      ["an end before its start", "Einddatum_functie", "1999-01-01T00:00:00Z", INVALID],
      ["a size in percent", "FTE", 80, INVALID],
      ["a size below nothing", "FTE", -1, INVALID],
      ["a word for hours", "Uren_per_week", "kanarie", INVALID],
      ["a site that is not in the register", "Organisatorische_eenheid_code", "11XX00", UNKNOWN],
      ["a site of another board", "Organisatorische_eenheid_code", "99YA00", NOT_YOURS],
    ],
  ),
  ...ofCells(
    hrCore,
    "Medewerker",
    ["[Dossiernummer_2]"],
    [
      ["no number", "[Dossiernummer_2]", null, EMPTY],
      ["no birth name", "[Eigen naam]", null, EMPTY],
      ["an unknown name usage", "[Naam samenstelling]", "kanarie", DROPPED],
      ["a day of birth that does not exist", "[Geboortedatum]", "19800230", INVALID],
      ["a day of birth in another form", "[Geboortedatum]", "16-04-1974", INVALID],
      ["a citizen service number in a name", "[Roepnaam]", CITIZEN, ERASED],
    ],
  ),
  malformed("a cell too many", "Medewerker", "[Roepnaam]", () => "Kanarie|Kanarie", "ROW_MALFORMED"),
  malformed("a line that is cut off", "Medewerker", "[Roepnaam]", () => `Kanarie${CUT}`, "ROW_MALFORMED"),
  malformed("a byte that is no letter", "Medewerker", "[Eigen naam]", () => `Kanarie${NO_LETTER}`, "ENCODING_WRONG"),
  twice(hrCore, "Medewerker", "[Dossiernummer_2]", "[Initialen]", "Q."),
  ...ofCells(
    hrCore,
    "Aanstellingen",
    ["[Dossiernummer]", "[Volgnummer]", "[Begindatum]"],
    [
      ["nobody's", "[Dossiernummer]", strangerOf, UNKNOWN],
      ["no number of the employment", "[Volgnummer]", null, EMPTY],
      ["too many hours", "[Uren per week]", "81,00", INVALID],
      ["an end before its start", "[Einddatum]", "19990101", INVALID],
      ["a site of another board", "[Afdelingscode]", "99YA00", NOT_YOURS],
    ],
  ),
];
