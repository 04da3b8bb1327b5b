import { readFile } from "node:fs/promises";
import { readReference, referenceFile } from "@regiohub/schema/reference";

/** The columns of DUO's file of primary-school sites, in its order. */
export const SITE_COLUMNS = [
  "PROVINCIE",
  "BEVOEGD GEZAG NUMMER",
  "INSTELLINGSCODE",
  "VESTIGINGSCODE",
  "VESTIGINGSNAAM",
  "STRAATNAAM",
  "HUISNUMMER-TOEVOEGING",
  "POSTCODE",
  "PLAATSNAAM",
  "GEMEENTENUMMER",
  "GEMEENTENAAM",
  "DENOMINATIE",
  "TELEFOONNUMMER",
  "INTERNETADRES",
  "STRAATNAAM CORRESPONDENTIEADRES",
  "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES",
  "POSTCODE CORRESPONDENTIEADRES",
  "PLAATSNAAM CORRESPONDENTIEADRES",
  "NODAAL GEBIED CODE",
  "NODAAL GEBIED NAAM",
  "RPA-GEBIED CODE",
  "RPA-GEBIED NAAM",
  "WGR-GEBIED CODE",
  "WGR-GEBIED NAAM",
  "COROPGEBIED CODE",
  "COROPGEBIED NAAM",
  "ONDERWIJSGEBIED CODE",
  "ONDERWIJSGEBIED NAAM",
  "RMC-REGIO CODE",
  "RMC-REGIO NAAM",
  "VAKANTIEREGIO",
] as const;

/** One row of DUO's file by column. */
export type SiteRow = Readonly<Record<(typeof SITE_COLUMNS)[number], string>>;

/** What the demo must know of the real register, to lie in it without touching it. */
export interface RegisterFacts {
  /** A real site per municipality and four-digit postcode; only its area columns, place and postcode digits are used. */
  readonly placesByMunicipality: ReadonlyMap<string, readonly SiteRow[]>;
  /** Municipality codes by labour-market region, `AM03` → `0114`, …; sorted. */
  readonly municipalitiesByRegion: ReadonlyMap<string, readonly string[]>;
  readonly boardNumbers: ReadonlySet<string>;
  readonly brins: ReadonlySet<string>;
  /** All site names and streets in lower case, one text per kind to search in. */
  readonly siteNames: string;
  readonly streets: ReadonlySet<string>;
}

/**
 * Reads the register and the municipalities of `schema/reference`.
 * @throws Error when the register is not in DUO's layout.
 */
export async function readRegisterFacts(): Promise<RegisterFacts> {
  const rows = siteRows(await readFile(referenceFile("duo/sites.csv")));
  const municipalities = await readReference("geo/municipality-regions.csv", ["municipality_code", "region_code"]);
  const places = Map.groupBy(rows, (row) => row.GEMEENTENUMMER);
  return {
    placesByMunicipality: new Map([...places].map(([code, sites]) => [code, onePerPostcode(sites)])),
    municipalitiesByRegion: new Map(
      [...Map.groupBy(municipalities, (row) => row.region_code)].map(([region, members]) => [
        region,
        members.map((row) => row.municipality_code).sort(),
      ]),
    ),
    boardNumbers: new Set(rows.map((row) => row["BEVOEGD GEZAG NUMMER"])),
    brins: new Set(rows.map((row) => row.INSTELLINGSCODE)),
    siteNames: rows.map((row) => row.VESTIGINGSNAAM.toLowerCase()).join("\n"),
    streets: new Set(rows.map((row) => row.STRAATNAAM.toLowerCase())),
  };
}

function siteRows(bytes: Buffer): SiteRow[] {
  const [header, ...lines] = new TextDecoder("windows-1252").decode(bytes).split("\r\n");
  if (header !== SITE_COLUMNS.join(";")) throw new Error("schema/reference/duo/sites.csv: expected DUO's header row.");
  return lines.filter(Boolean).map((line, index) => {
    const cells = line.split(";");
    if (cells.length !== SITE_COLUMNS.length) {
      throw new Error(`schema/reference/duo/sites.csv line ${index + 2}: expected ${SITE_COLUMNS.length} cells.`);
    }
    return Object.fromEntries(SITE_COLUMNS.map((column, at) => [column, cells[at]])) as SiteRow;
  });
}

function onePerPostcode(sites: readonly SiteRow[]): SiteRow[] {
  const first = new Map(sites.toReversed().map((row) => [row.POSTCODE.slice(0, 4), row]));
  return [...first.values()].sort((a, b) => (a.POSTCODE.slice(0, 4) < b.POSTCODE.slice(0, 4) ? -1 : 1));
}
