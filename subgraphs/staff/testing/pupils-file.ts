import { readFile } from "node:fs/promises";
import { readReference, referenceFile } from "@regiohub/schema/reference";
import type { SitePupils } from "../pupils/project.js";

/** The pupils of every primary-school site that DUO has counted since 1996, without the adapter: it and subgraphs never meet. */
export async function primaryPupils(): Promise<SitePupils[]> {
  const [header = [], ...rows] = await readCells("duo/pupils.csv", "utf8");
  const first = header.findIndex((name) => name.startsWith("LEERLINGEN_"));
  const at = (name: string) => header.indexOf(name);
  return rows
    .filter((cells) => cells[at("SOORT_VESTIGING")] === "BO")
    .map((cells) => ({
      siteCode: cells[at("VESTIGINGSCODE")] ?? "",
      municipalityCode: (cells[at("GEMEENTECODE_VESTIGING")] ?? "").padStart(4, "0"),
      firstYear: Number(header[first]?.slice("LEERLINGEN_".length)),
      counts: cells.slice(first).map((cell) => (cell === "<5" ? null : Number(cell))),
    }));
}

/** The labour-market region of each municipality, by their codes. */
export async function labourMarketRegions(): Promise<ReadonlyMap<string, string>> {
  const rows = await readReference("geo/municipality-regions.csv", ["municipality_code", "region_code"]);
  return new Map(rows.map((row) => [row.municipality_code, row.region_code]));
}

/** The province of each municipality that has a primary school, by code and name. */
export async function provinces(): Promise<ReadonlyMap<string, string>> {
  const [header = [], ...rows] = await readCells("duo/sites.csv", "windows-1252");
  const [municipality, province] = [header.indexOf("GEMEENTENUMMER"), header.indexOf("PROVINCIE")];
  return new Map(rows.map((cells) => [cells[municipality] ?? "", cells[province] ?? ""]));
}

/** Every name that a file of DUO's calls a municipality by, with its number; unknown ones left out. */
export async function municipalityNames(): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const files = [
    { file: "duo/sites.csv", encoding: "windows-1252", code: "GEMEENTENUMMER", name: "GEMEENTENAAM" },
    { file: "duo/pupils.csv", encoding: "utf8", code: "GEMEENTECODE_VESTIGING", name: "GEMEENTENAAM_VESTIGING" },
  ];
  const found = new Map<string, { code: string; name: string }>();
  for (const { file, encoding, code, name } of files) {
    const [header = [], ...rows] = await readCells(file, encoding);
    const [number, named] = [header.indexOf(code), header.indexOf(name)];
    for (const cells of rows) {
      const one = { code: (cells[number] ?? "").padStart(4, "0"), name: (cells[named] ?? "").trim() };
      if (one.code !== "9999" && one.name !== "") found.set(`${one.code} ${one.name}`, one);
    }
  }
  return [...found.values()];
}

/** Cells as they stand: no cell that is read here is in quotes or holds a semicolon. */
async function readCells(file: string, encoding: string): Promise<string[][]> {
  const text = new TextDecoder(encoding).decode(await readFile(referenceFile(file)));
  return text
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => line.split(";"));
}
