import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { referenceFile } from "@regiohub/schema/reference";
import { hub } from "../hub.js";

const SITES = 200;

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-pupils-"));
  database = await freshDatabase({
    name: "pupils",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, hub.subgraphs))),
  });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Delivers the publisher's own lines of its first sites, or what becomes of each. */
async function deliver(name: string, change = (line: string) => line) {
  const lines = (await readFile(referenceFile("duo/pupils.csv"), "utf8")).split("\r\n");
  const path = join(folder, name);
  await writeFile(
    path,
    `${lines
      .slice(0, SITES + 1)
      .map(change)
      .join("\r\n")}\r\n`,
  );
  return (await ingest({ hub, url: database.url, board: null, source: "duo", files: [path] }))[0];
}

const rows = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows);

describe("thirty years of pupils, delivered by themselves in the publisher's form", () => {
  it("come in without a row that is refused, and without the sites of the register", async () => {
    expect(await deliver("06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv")).toMatchObject({
      state: "loaded",
      counts: { pupil_site: { added: SITES, refused: 0 }, pupils: { refused: 0 } },
    });
  });

  it("are a site's counts from its first year on", async () => {
    const kept = await rows(
      `select school_kind as kind, municipality_code as municipality, first_year as "from", counts[1:3] as first,
         counts[30] as last from staff.pupils join staff.pupil_site using (site_code) where site_code = '00AP00'`,
    );
    expect(kept).toEqual([{ kind: "BO", municipality: "0637", from: 1996, first: [131, 120, 120], last: 84 }]);
  });

  it("are known to be the same when they come again under another name", async () => {
    expect(await deliver("pupils.csv")).toMatchObject({ state: "unchanged" });
  });

  it("stay as they were at a site whose row is refused, and go with one that is no longer there", async () => {
    const before = await rows("select site_code, counts from staff.pupils where site_code = '00AP00'");
    const run = await deliver("pupils.csv", (line) =>
      line.startsWith("00AP;") ? line.replace(";131;", ";1e1;") : line.replace("00AO;00AO02;", "99ZA;99ZA00;"),
    );
    expect(run).toMatchObject({
      state: "loaded",
      counts: { pupil_site: { added: 1, removed: 1, refused: 0 }, pupils: { added: 1, removed: 0, refused: 1 } },
    });
    expect(await rows("select site_code, counts from staff.pupils where site_code = '00AP00'")).toEqual(before);
    expect(await rows("select from staff.pupils where site_code = '00AO02'")).toEqual([]);
  });
});
