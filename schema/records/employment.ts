import {
  booleanField,
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

/** Groups of functions, as national figures count them. Never concluded from a function's name. Source: domain brief 1.3 (FUNCTIEGROEP). */
export const FUNCTION_GROUPS = ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE"] as const;

/** Why an employment ended, as far as anybody may know: that it was for retirement, or that it was not. */
export const END_REASONS = ["RETIREMENT", "OTHER"] as const;

/**
 * One function line of one employment over a time in which nothing of it changed: the terms that held then.
 * The employment's own facts (`contract…`, `replaces…`, `poolSubstitute`, `endReason`, `outsideChain`) stand on each of its lines and are the same on all of them.
 * Size (`fte`, `hoursPerWeek`) is the size of the whole employment during the line, the same on lines that run at the
 * same time, and never to be summed over them.
 */
export const employment = defineRecord({
  kind: "employment",
  description: "One function line (functieregel) of one employment (dienstverband).",
  key: ["memberNumber", "employmentNumber", "lineNumber"],
  person: "memberNumber",
  mentions: ["replacesMemberNumber"],
  fields: {
    memberNumber: textField("The board's own number of the person (medewerkernummer, dossiernummer)."),
    employmentNumber: textField("Which employment of that person (volgnummer contract, volgnummer aanstelling)."),
    lineNumber: textField(
      "Which function line of that employment: the source's own id of the line, else its first day; with its first day behind it where terms change within a line.",
    ),
    contractKind: codeField(CONTRACT_KINDS, "How firm the employment is (soort contract)."),
    contractStartsOn: dateField("First day of the employment (begindatum contract)."),
    contractEndsOn: orNull(dateField("Last day worked (einddatum contract); null while it has no end.")),
    fte: orNull(
      decimalField(
        6,
        4,
        "Size of the whole employment during the line; 1 = full time (werktijdfactor). Null when not delivered.",
      ),
    ),
    hoursPerWeek: orNull(
      decimalField(5, 2, "Hours a week of the whole employment during the line. Null when not delivered."),
    ),
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
    scaleCode: orNull(
      textField("Salary scale during the line, as delivered (schaal): `LB` before 2018-09-01 is not the LB of today."),
    ),
    scaleStep: orNull(textField("Step within the scale, as delivered (trede).")),
    replacesMemberNumber: orNull(
      textField(
        "The board's own number of the person in whose place this is (vervangt). Null when nobody's, or not delivered.",
      ),
    ),
    poolSubstitute: orNull(
      booleanField("Whether the person stands in from a pool (poolvervanger). Null when not delivered."),
    ),
    functionGroup: orNull(
      codeField(FUNCTION_GROUPS, "Group that the function counts in (functiecategorie). Null when nothing says it."),
    ),
    endReason: orNull(
      codeField(
        END_REASONS,
        "Whether the employment ended for retirement (reden einde dienstverband). Null while it has no end, or when not delivered.",
      ),
    ),
    outsideChain: orNull(
      booleanField(
        "Whether the board says that the employment is no part of a chain of temporary ones (ketenbepaling); never why. Null when not delivered.",
      ),
    ),
    expertise: orNull(
      textField("What the person is an expert in on this line (deskundigheid). Null when not delivered."),
    ),
    secondedTo: orNull(
      textField(
        "Number of the board that the person works at during the line, while this one pays (gedetacheerd bij). Null when at this one, or not delivered.",
      ),
    ),
  },
});

export type EmploymentRecord = RecordOf<typeof employment>;
