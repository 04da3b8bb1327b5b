import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { check } from "@regiohub/infra/ingest/check";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { approve } from "@regiohub/infra/ingest/release";
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

/** A file of one site of the reference, with a column per year. */
async function fileOf(years: readonly number[]): Promise<string> {
  const path = join(folder, "pupils.csv");
  const columns = years.map((year) => `LEERLINGEN_${year}`);
  const head =
    "INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;BEVOEGD_GEZAG_NUMMER;GEMEENTECODE_VESTIGING";
  const row = `00AP;00AP00;WereldWijs;BO;41646;637;${years.map(() => "200").join(";")}`;
  await writeFile(path, `${head};${columns.join(";")}\r\n${row}\r\n`);
  return path;
}

const SOURCE = { board: null, source: "duo" } as const;
const bring = async (years: readonly number[], day?: "2025-09-30" | "2025-10-01") =>
  (await ingest({ hub, url: database.url, ...SOURCE, files: [await fileOf(years)], day }))[0];
const checked = async (years: readonly number[]) =>
  (await check({ adapters: hub.adapters, ...SOURCE, files: [await fileOf(years)] }))[0];
const kept = () => rows("select site_code, first_year, counts from staff.pupils order by 1");

describe("columns of years that nobody can have counted", () => {
  const year = new Date().getUTCFullYear();

  it.each<[string, readonly number[], RegExp, RegExp]>([
    [
      "a 1 October still to come",
      [year - 1, year, year + 1],
      new RegExp(`^pupils.csv, column "LEERLINGEN_.*${year + 1}": a 1 October still to come. Expected counted years`),
      new RegExp(`^pupils.csv, kolom "LEERLINGEN_.*${year + 1}": een 1 oktober die nog komt. Verwacht: getelde jaren`),
    ],
    [
      "a year that is left out",
      [2020, 2021, 2024],
      /^pupils.csv: no column "LEERLINGEN_2022", "LEERLINGEN_2023". Expected a column for each year from 2020 to 2024/,
      /^pupils.csv: geen kolom "LEERLINGEN_2022", "LEERLINGEN_2023". Verwacht: een kolom voor elk jaar van 2020 tot en met 2024/,
    ],
  ])("have the file refused, at check and ingest alike: %s", async (_, years, message, dutch) => {
    const before = await kept();
    const refusal = {
      code: "FILE_MALFORMED",
      message: expect.stringMatching(message),
      dutch: expect.stringMatching(dutch),
    };
    expect((await checked(years))?.error).toMatchObject(refusal);
    expect(await bring(years)).toMatchObject({ state: "refused", error: refusal });
    expect(await kept()).toEqual(before);
  });

  it("are told by the day that the file speaks of", async () => {
    expect(await bring([2024, 2025], "2025-09-30")).toMatchObject({ state: "refused" });
    expect(await bring([2024, 2025], "2025-10-01")).toMatchObject({ error: { code: "RUN_HELD" } });
  });
});

describe("a file that takes away more than a tenth of the sites", () => {
  it("is held, with everything as it was, until somebody approves it", async () => {
    const before = await kept();
    const [sites] = await rows("select count(*)::int as count from staff.pupil_site");
    const held = await bring([2023, 2024, 2025]);
    const gone = sites.count - 1;
    expect(held).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
    expect(held?.message).toContain(`pupil_site removed ${gone} of ${sites.count} (`);
    expect(await kept()).toEqual(before);
    const by = { hub, url: database.url, runId: held?.id ?? 0, by: "operator" };
    expect(await approve(by)).toMatchObject({ state: "loaded", counts: { pupil_site: { removed: gone, changed: 0 } } });
    expect(await kept()).toEqual([{ site_code: "00AP00", first_year: 2023, counts: [200, 200, 200] }]);
  });
});
