import { join } from "node:path";
import type { DemoBoard } from "./region.js";
import { SITE_COLUMNS, type SiteRow } from "./register-facts.js";
import { Sink } from "./sink.js";

/** Writes the board's own rows of the register, in DUO's layout: Windows-1252, `;`, an empty cell is one blank. */
export async function writeRegister(board: DemoBoard, folder: string): Promise<string> {
  const sink = await Sink.create(join(folder, "register.csv"), "windows-1252");
  sink.write(`${SITE_COLUMNS.join(";")}\r\n`);
  for (const row of siteRows(board)) {
    sink.write(`${SITE_COLUMNS.map((column) => row[column]).join(";")}\r\n`);
    await sink.drain();
  }
  await sink.close();
  return "register.csv";
}

function* siteRows(board: DemoBoard): Generator<SiteRow> {
  for (const school of board.schools) {
    for (const site of school.sites) {
      yield {
        ...site.place,
        "BEVOEGD GEZAG NUMMER": board.number,
        INSTELLINGSCODE: school.brin,
        VESTIGINGSCODE: site.code,
        VESTIGINGSNAAM: site.name,
        STRAATNAAM: site.street,
        "HUISNUMMER-TOEVOEGING": site.houseNumber,
        POSTCODE: site.postcode,
        DENOMINATIE: school.denomination,
        TELEFOONNUMMER: " ",
        INTERNETADRES: `www.${board.domain}`,
        "STRAATNAAM CORRESPONDENTIEADRES": site.street,
        "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES": site.houseNumber,
        "POSTCODE CORRESPONDENTIEADRES": site.postcode,
        "PLAATSNAAM CORRESPONDENTIEADRES": site.place.PLAATSNAAM,
      };
    }
  }
}
