/** What a column holds, for a table with types. */
export type ColumnType = "text" | "date" | "decimal";

/** A file of the AFAS kit, as those see it who load it without the hub. */
export interface KitTable {
  /** Of the table; the file's is `file` and its form. */
  readonly name: string;
  readonly file: string;
  readonly key: readonly string[];
  /** The columns that the hub reads too, by header. */
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/** The three files of the kit, in the order of loading. */
export const TABLES: readonly KitTable[] = [
  {
    name: "unit",
    file: "T4E_HelloID_OrganizationalUnits_v2",
    key: ["ExternalId"],
    columns: { ExternalId: "text", DisplayName: "text", ParentExternalId: "text" },
  },
  {
    name: "member",
    file: "T4E_HelloID_Users_v2",
    key: ["Medewerker"],
    columns: {
      Medewerker: "text",
      Voorletters: "text",
      Roepnaam: "text",
      Voorvoegsel: "text",
      Geboortenaam: "text",
      Voorvoegsel_partner: "text",
      Geboortenaam_partner: "text",
      Naamgebruik_code: "text",
      Email_werk: "text",
      Geboortedatum: "date",
      Geslacht: "text",
    },
  },
  {
    name: "employment",
    file: "T4E_HelloID_Employments_v2",
    key: ["Medewerker", "Dienstverband", "Volgnummer_contract", "ExternalID"],
    columns: {
      Medewerker: "text",
      Dienstverband: "text",
      Volgnummer_contract: "text",
      ExternalID: "text",
      Type_contract: "text",
      Soort_medewerker: "text",
      Begindatum_contract: "date",
      Einddatum_contract: "date",
      Begindatum_functie: "date",
      Einddatum_functie: "date",
      Uren_per_week: "decimal",
      Parttime_percentage: "decimal",
      FTE: "decimal",
      Functie_code: "text",
      Functie_omschrijving: "text",
      Organisatorische_eenheid_code: "text",
      Kostenplaats_code: "text",
    },
  },
];

/** Name of the file with the employments, without its form. */
export const EMPLOYMENTS = "T4E_HelloID_Employments_v2";

const SQL_TYPES: Readonly<Record<ColumnType, string>> = { text: "text", date: "date", decimal: "numeric" };

/** Makes the table with types and its primary key; columns are the headers in small letters. */
export const createTyped = ({ name, key, columns }: KitTable): string =>
  `create table ${name} (${Object.entries(columns)
    .map(([header, type]) => `${header} ${SQL_TYPES[type]}`)
    .join(", ")}, primary key (${key.join(", ")}))`;
