import { expect, it } from "@jest/globals";
import { forbiddenReason, isForbiddenHeader } from "./door.js";
import { FORBIDDEN_COLUMNS } from "./forbidden-columns.js";

/** Headers that never enter, by what the reason says in English. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  "citizen service number": [
    ...["BSN", "[Bsn]", " bsn ", "BSN_nummer", "BSN-nr", "Medewerker_BSN", "BSN partner", "Kind 1 BSN", "person.bsn"],
    ...[
      "Burgerservicenummer",
      "BurgerServiceNummer",
      "Burgerservicenr.",
      "burger_service_nr",
      "Medewerkerburgerservicenummer",
    ],
    ...[
      "Sofi-nummer",
      "SOFI_NUMMER",
      "Sofinr",
      "Sofi",
      "Sociaal-fiscaal nummer",
      "Persoonsgebonden nummer",
      "PartnerBsnNumber",
    ],
    ...["Soc.nr", "Sociaal nummer", "Citizen number", "citizen_no"],
    ...["SSN", "SocialSecurityNumber", "citizenServiceNumber", "NationalId", "NationalIdentificationNumber"],
  ],
  "bank account": [
    ...["Iban", "IBAN nummer", "Medewerker_IBAN", "iban_1", "Bankrekening", "Bankrekeningnummer", "Bankrekeningnr"],
    ...["Bankrek.", "Bankrek.nr."],
    ...["Rekeningnummer", "Salarisrekeningnummer", "Gironummer", "BankAccount", "bank_account_number"],
  ],
  "cause or kind of an absence": [
    ...["Type_verzuim_code", "Reden_verzuim_code", "AbsenceTypeId", "ReasonId", "Vangnet", "Vangnetregeling"],
    ...[
      "Verzuimreden",
      "Verzuimsoort",
      "Soort verzuim",
      "Verzuimtype",
      "Aard_verzuim",
      "Oorzaak ziekte",
      "Ziektebeeld",
    ],
    ...[
      "Diagnose",
      "Diagnosecode",
      "AbsenceReason",
      "absence.cause",
      "Ziekmelding_reden",
      "Verzuimcode",
      "IllnessType",
    ],
    ...[
      "Sick leave reason",
      "Zwangerschap",
      "Arbeidsongeschiktheidspercentage",
      "WIA",
      "WAO-klasse",
      "Arbeidshandicap",
    ],
    ...["Medische gegevens", "Reden_ziekteverzuim", "[Verzuim categorie]"],
  ],
  "religion or belief": [
    ...["Geloof", "Geloofsovertuiging", "Godsdienst", "Kerkgenootschap", "Kerkelijke gezindte", "Levensovertuiging"],
    ...["Levensbeschouwing", "Religie", "Religieuze overtuiging", "Religion", "Medewerker_religie"],
  ],
  "membership of a trade union": [
    ...[
      "Vakbond",
      "Vakbondslid",
      "Vakbondscontributie",
      "Lidmaatschap vakbond",
      "Contributie_vakbond",
      "Vakvereniging",
    ],
    ...["Contributie CNV", "Contributie_FNV", "Lid AOb", "Lidmaatschap van de AOb", "AVS-lid", "CNV contributie"],
    ...["TradeUnion", "UnionMembership", "Union"],
  ],
  "origin, politics, orientation": [
    "Ras",
    "Etniciteit",
    "Etnische afkomst",
    "Politieke voorkeur",
    "Seksuele geaardheid",
    "Strafblad",
  ],
};

/** Headers that look a little like those, and may enter. */
const ALLOWED = [
  ...["Persoonsnummer", "Personeelsnummer", "Medewerker", "EmployeeId", "PersonId", "ExternalID", "Dossiernummer_2"],
  ...[
    "Reden_einde_dienstverband",
    "Reden",
    "EndReason",
    "Begindatum",
    "Einddatum",
    "Begindatum_connector",
    "ExEndDate",
  ],
  ...[
    "Type_contract",
    "Soort_medewerker",
    "[Soort contract]",
    "[Code type aanstelling]",
    "[Type nummer]",
    "Aard_arbeidsrelatie",
  ],
  ...[
    "AbsenceId",
    "Begindatum_ziekte",
    "Einddatum_verzuim",
    "Verzuimnummer",
    "Absent",
    "Aanwezigheid",
    "Presence",
    "DvbAbId",
  ],
  ...["LeaveCode", "Verlofsoort", "Soort", "Ziektekostenverzekering_type", "Ziekte_standaarduren", "Functiecategorie"],
  ...["DENOMINATIE", "Kerkstraat", "Vak", "Vakgebied", "Vakleerkracht", "Vakantieregio", "Godsdienstonderwijs_bevoegd"],
  ...[
    "Grootboekrekeningnummer",
    "Kostenrekening",
    "Kostenplaats",
    "Telefoonnummer",
    "Banknaam",
    "Lidmaatschap",
    "Contributie",
    "Lid_MR",
    "Citizen",
    "Society_number",
    "Reunion",
  ],
  ...[
    "Volgnummer",
    "Eindenummer",
    "Salarisnummer",
    "Nationaliteit",
    "Geslacht",
    "Gender",
    "VOG_datum",
    "Functie",
    "Sofia",
  ],
  ...["Financieringsbron", "Wiarda", "Rasterpunt", "Abonnement", "Absenties", "", "123", "[ ]"],
];

it.each(Object.entries(FORBIDDEN))("keeps out what tells a %s, and says so", (reason, headers) => {
  expect(headers.filter((header) => !forbiddenReason(header)?.en.startsWith(reason))).toEqual([]);
});

it("lets every other column in", () => {
  expect(ALLOWED.filter(isForbiddenHeader)).toEqual([]);
});

it("has an example of every kind of column it keeps out, with a reason in two languages", () => {
  const kinds = Object.keys(FORBIDDEN);
  expect(FORBIDDEN_COLUMNS.map(({ reason }) => kinds.filter((kind) => reason.en.startsWith(kind)).length)).toEqual(
    FORBIDDEN_COLUMNS.map(() => 1),
  );
  expect(FORBIDDEN_COLUMNS.filter(({ reason }) => reason.nl === reason.en || !/AVG art\. \d/.test(reason.nl))).toEqual(
    [],
  );
});
