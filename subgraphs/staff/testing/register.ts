import { readFile } from "node:fs/promises";
import type { SiteRecord } from "@regiohub/schema/records/site";
import { referenceFile } from "@regiohub/schema/reference";

/** The rows of the register that comes with the hub, as its adapter reads them, without the adapter: subgraphs and adapters never meet. */
export async function readRegister(): Promise<SiteRecord[]> {
  return (await registerRows()).map((cell) => {
    return {
      siteCode: cell("VESTIGINGSCODE"),
      brin: cell("INSTELLINGSCODE"),
      boardNumber: cell("BEVOEGD GEZAG NUMMER"),
      name: cell("VESTIGINGSNAAM"),
      street: cell("STRAATNAAM"),
      houseNumber: cell("HUISNUMMER-TOEVOEGING"),
      postcode: cell("POSTCODE"),
      city: cell("PLAATSNAAM"),
      municipalityCode: cell("GEMEENTENUMMER"),
      denomination: cell("DENOMINATIE"),
      province: cell("PROVINCIE"),
      sector: "PO" as const,
    };
  });
}

/** The rows of the register's file: each gives its cells by the name of the column. */
export async function registerRows(): Promise<((name: string) => string)[]> {
  const text = new TextDecoder("windows-1252").decode(await readFile(referenceFile("duo/sites.csv")));
  const [header = "", ...lines] = text.split("\r\n").filter((line) => line !== "");
  const names = header.split(";");
  return lines.map((line) => {
    const cells = line.split(";").map((cell) => cell.trim());
    return (name) => cells[names.indexOf(name)] ?? "";
  });
}
