import {
  codeField,
  dateField,
  decimalField,
  defineRecord,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";

/** How firm an employment is. Source: domain brief 2.2; what a source cannot express counts as temporary. */
export const CONTRACT_KINDS = ["PERMANENT", "TEMPORARY", "REPLACEMENT", "TRAINEE", "EXTERNAL"] as const;

/**
 * One function line of one employment, as a board's system delivered it.
 * The employment's own facts (`contract…`, `fte`, `hoursPerWeek`) stand on each of its lines
 * and are the same on all of them: size is the size of the whole employment, never to be summed over lines.
 */
export const employment = defineRecord({
  kind: "employment",
  description: "One function line (functieregel) of one employment (dienstverband).",
  key: ["memberNumber", "employmentNumber", "lineNumber"],
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    employmentNumber: textField("Which employment of that person (volgnummer contract, volgnummer aanstelling)."),
    lineNumber: textField(
      "Which function line of that employment: the source's own id of the line, else its first day.",
    ),
    contractKind: codeField(CONTRACT_KINDS, "How firm the employment is (soort contract)."),
    contractStartsOn: dateField("First day of the employment (begindatum contract)."),
    contractEndsOn: orNull(dateField("Last day worked (einddatum contract); null while it has no end.")),
    fte: orNull(
      decimalField(6, 4, "Size of the whole employment; 1 = full time (werktijdfactor). Null when not delivered."),
    ),
    hoursPerWeek: orNull(decimalField(5, 2, "Hours a week of the whole employment. Null when not delivered.")),
    startsOn: dateField("First day of the line (begindatum functie)."),
    endsOn: orNull(dateField("Last day of the line (einddatum functie); null while it has no end.")),
    share: orNull(
      decimalField(7, 4, "Part of the employment's size on this line, 0–1. Null when the source does not say."),
    ),
    functionCode: orNull(textField("The board's code of the function (functiecode).")),
    functionName: orNull(textField("The board's name of the function (functieomschrijving).")),
    unitCode: orNull(textField("The board's code of the unit (organisatorische eenheid, afdeling).")),
    siteCode: orNull(
      textField(
        "Site (vestigingscode, BRIN + 2 digits) that the profile gives the unit; null above school level (bovenschools) or unmapped.",
      ),
    ),
    costCentreCode: orNull(textField("Cost centre (kostenplaats).")),
  },
});

export type EmploymentRecord = RecordOf<typeof employment>;
