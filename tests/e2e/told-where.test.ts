import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { check } from "@regiohub/infra/ingest/check";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { listRejections } from "@regiohub/infra/ingest/list-rejections";
import { mendOf } from "@regiohub/infra/ingest/rejection";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { hub } from "../hub.js";

const BOARD = "99001";
const OTHER = "99002";

const REGISTER = `BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;DENOMINATIE
${BOARD};98ZA;98ZA00;De Proef;Dorpsstraat;1;7811 AB;EMMEN;0114;Openbaar
${OTHER};98ZB;98ZB00;De Buren;Dorpsstraat;2;7811 AB;EMMEN;0114;Openbaar
`;

const profile = (secondment: string) => `source: generic
files:
  - { file: people.csv, record: member, columns: { memberNumber: number, birthName: name } }
  - file: lines.csv
    record: employment
    columns: { memberNumber: number, startsOn: start, contractKind: kind, fte: fte, unitCode: unitCode, siteCode: siteCode${secondment} }
contractKinds: { fixed: PERMANENT }
`;

/** One line at the board's own site, one at another board's; the second says whom it is seconded to. */
const LINES = `number;start;kind;fte;unitCode;siteCode;lent
1;2020-08-01;fixed;0.8;A1;98ZA00;
2;2020-08-01;fixed;0.8;A2;98ZB00;${OTHER}
`;

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-told-where-"));
  database = await freshDatabase({
    name: "told where",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, hub.subgraphs))),
  });
  await ingest({ hub, url: database.url, board: null, files: await written({ "register.csv": REGISTER }) });
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const written = (files: Readonly<Record<string, string>>) =>
  Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    }),
  );

async function deliver(secondment: string) {
  const files = await written({
    "people.csv": "number;name\n1;Jansen\n2;De Vries\n",
    "lines.csv": LINES,
    "profile.yaml": profile(secondment),
  });
  const [run] = await ingest({ hub, url: database.url, board: BOARD, files });
  return {
    run,
    told: await withClient(database.url, (client) => listRejections(client, run?.id ?? 0, folder)),
  };
}

describe("a line at another board's site", () => {
  it("is refused by the column that the site stands in, with what to say of who is seconded", async () => {
    const { told } = await deliver("");
    const refused = told.filter(({ code }) => code === "NOT_YOURS");
    expect(refused).toMatchObject([{ file: "lines.csv", line: 3, column: "siteCode" }]);
    const one = refused[0] as (typeof told)[number];
    for (const language of ["en", "nl"] as const) expect(one.expected[language]).toMatch(/`seconded`.*`secondedTo`/);
    expect(mendOf(one).en).toBe(
      "Leave the row out where it is about another board; where it is yours, say in it, or in the profile, what is expected here.",
    );
    expect(mendOf(one).nl).toMatch(/^Laat de regel weg als hij over een ander bestuur gaat; is hij van u, zeg dan/);
  });

  it("is loaded once it says so", async () => {
    const { run, told } = await deliver(", secondedTo: lent");
    expect(told.filter(({ code }) => code === "NOT_YOURS")).toEqual([]);
    expect(run?.counts.employment).toMatchObject({ refused: 0 });
  });
});

describe("a file that the operator fills in", () => {
  const ROWS = `board;site;year;functionGroup;fte;source
${BOARD};;2026;TEACHING;95,0;a
${BOARD};;2026;TEACHING;96,0;a
${BOARD};;2027;TEACHING;many;a
;;2027;TEACHING;95,0;a
${BOARD};;2028;TEACHING;95,0;a
`;

  it("has no HR system to be corrected in, at check and ingest alike", async () => {
    const files = await written({ "formation.csv": ROWS });
    const [checked] = await check({ adapters: hub.adapters, board: null, files });
    const dryRun = { first: 1, after: 0 };
    const [tried] = await ingest({ hub, url: database.url, board: null, files: [...files], dryRun });
    for (const told of [checked?.rejections, tried?.dryRun?.rejections]) {
      expect(new Set(told?.map(({ code }) => code))).toEqual(new Set(["KEY_CONFLICT", "CELL_INVALID", "CELL_EMPTY"]));
      for (const one of told ?? []) expect(Object.values(mendOf(one)).join()).not.toMatch(/\bHR\b|regist/i);
    }
  });
});
