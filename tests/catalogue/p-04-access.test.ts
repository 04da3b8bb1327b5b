import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { appendReading } from "@regiohub/infra/audit/append";
import { loadAuditKeys, subjectOf } from "@regiohub/infra/audit/keys";
import { readingOf } from "@regiohub/infra/audit/testing/log-room";
import { whoSaw } from "@regiohub/infra/audit/who-saw";
import { accessReportCommand } from "@regiohub/infra/cli/commands/report";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import type { AccessReport } from "@regiohub/infra/privacy/report";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { size } from "@regiohub/infra/testing/size";
import { hub, quiet } from "../hub.js";
import { deliver, prepareHub } from "./support/board.js";
import { BOARD, type Canary, canaries, canaryDelivery, TOKEN_KEYS } from "./support/privacy/canaries.js";
import { UNGUARDED } from "./support/spoilt.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("P-04");
const OTHERS = size("P-04", { commit: 300, long: 1_000_000 });
/** The hub is to answer in so much, however many people it knows. */
const LONGEST_MS = 10_000;

const PEOPLE = canaries(12);
const [MENTIONED, ASKS] = [PEOPLE[0], PEOPLE[11]] as [Canary, Canary];

let home: string;
let database: FreshDatabase;

/** Deliveries that are loaded, superseded, refused in part and held, of a board among others. */
async function fill(url: string): Promise<void> {
  const options = { home, tokenKeys: TOKEN_KEYS };
  const rows = PEOPLE.map(({ row }) => row);
  const later = rows.map((row) => ({ ...row, size: "veel", call: "<b>Nieuw</b>", absentUntil: "2026-01-19" }));
  await deliver(url, canaryDelivery(rows), options);
  await deliver(
    url,
    canaryDelivery([...later.slice(0, 5), ...rows.slice(5, 11), ...later.slice(11)], UNGUARDED),
    options,
  );
  await deliver(url, canaryDelivery([...rows.slice(0, 2), { ...rows[11], mail: "held@voorbeeld.invalid" }]), options);
  const keys = await loadAuditKeys(home);
  await withClient(url, async (client) => {
    await appendReading(client, readingOf([ASKS.word], { name: "people Payroll" }), keys);
    await client.query(
      `insert into staff.member (board_no, number, birth_name, run_id)
       select (10000 + n / 10000)::text, n::text, 'Iemand', 1 from generate_series(1, $1) n`,
      [OTHERS],
    );
  });
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  database = await freshDatabase({ name: `report ${home}`, version: "1", run: (url) => prepareHub(url, fill) });
}, TIMEOUT);
afterAll(async () => {
  await database?.drop();
  await rm(home, { recursive: true });
});

/** What `hub report access` writes. */
async function reportOf(number: string, name: string, lang = "nl"): Promise<string> {
  const path = join(home, name);
  await accessReportCommand.run(
    { positionals: [BOARD, number], values: { out: path, lang } },
    {
      hub,
      config: readConfig({ HUB_HOME: home, DATABASE_URL: database.url }, hub.rootPath),
      log: quiet,
      print: () => {},
      say: () => {},
      signal: new AbortController().signal,
    },
  );
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  return readFile(path, "utf8");
}

const others = PEOPLE.filter((one) => one !== ASKS && one !== MENTIONED).map(({ word }) => word);

it(
  "tells a person all that was delivered about them, what was refused and what is held, and nothing of others",
  async () => {
    const begun = Date.now();
    const text = await reportOf(ASKS.word, "report.json");
    if (OTHERS > 1_000) expect(Date.now() - begun).toBeLessThan(LONGEST_MS);
    const { sections, sources, rules } = JSON.parse(text) as AccessReport;
    const said = sections.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).map(String))).join("\n");
    const { kind: _, sex: __, size: ___, ...texts } = ASKS.row;
    for (const value of Object.values(texts)) if (value !== null) expect(said).toContain(String(value));
    for (const value of ["PERMANENT", "FEMALE", "0.8000", "veel", "2026-01-19", "held@voorbeeld.invalid"]) {
      expect(said).toContain(value);
    }
    expect(others.filter((word) => text.includes(word))).toEqual([]);
    expect(sources).toHaveLength(3);
    expect(sources[0]?.files).toEqual(["people.csv"]);
    expect(rules.map(({ name }) => name)).toContain("people");
  },
  TIMEOUT,
);

it("tells who has been shown it, and is in the read log itself", async () => {
  const { readers, recipients } = JSON.parse(await reportOf(ASKS.word, "readers.json")) as AccessReport;
  expect(readers.at(-1)).toMatchObject({ name: "people Payroll" });
  expect(recipients.length).toBeGreaterThan(0);
  const seen = await withClient(database.url, async (client) =>
    whoSaw(client, subjectOf({ board: BOARD, number: ASKS.word }, await loadAuditKeys(home))),
  );
  expect(seen[0]).toMatchObject({ kind: "machine", name: "hub report access", levels: [...hub.access.aboutPeople] });
});

it("is one page in Dutch and in English that needs nothing else, and runs nothing of what it shows", async () => {
  const dutch = await reportOf(ASKS.word, "nl.html", "nl");
  const english = await reportOf(ASKS.word, "en.html", "en");
  expect(dutch).toContain('<html lang="nl">');
  expect(dutch).toContain("<caption>Dienstverbanden</caption>");
  expect(english).toContain("<caption>Employments</caption>");
  for (const page of [dutch, english]) {
    expect(page).toContain("&lt;b&gt;Nieuw&lt;/b&gt;");
    expect(page).not.toMatch(/<(script|link|img|iframe|b)[ >]|src=|url\(/);
    expect(page).toContain("default-src 'none'");
  }
});

it("says of who is only named by others where that is, and of a stranger that there is nothing", async () => {
  const { sections } = JSON.parse(await reportOf(MENTIONED.word, "mentioned.json")) as AccessReport;
  expect(sections.map(({ title }) => title.en)).toContain("Employments of others who stood in for you");
  const nobody = JSON.parse(await reportOf("nobody", "nobody.json")) as AccessReport;
  expect(nobody).toMatchObject({ sections: [], sources: [], readers: [] });
});
