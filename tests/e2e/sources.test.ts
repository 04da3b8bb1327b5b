import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { ACCESS, signCaller } from "@regiohub/infra/auth/tokens";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { ingest } from "@regiohub/infra/ingest/ingest";
import type { RunningServer } from "@regiohub/infra/serving";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import type { SiteRecord } from "@regiohub/schema/records/site";
import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { ask, hub, serveFilled } from "../hub.js";
import { askPeople } from "./support/asked-people.js";
import { expectedPeople, expectedRecords, settled } from "./support/expected-people.js";

const BOARD = "99001";
const ADAPTERS = new URL("subgraphs/adapters/", hub.root);
const prepare = (url: string) => withClient(url, async (client) => void (await prepareDatabase(client, hub.subgraphs)));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-sources-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** An empty hub, and what a board sees there. */
async function openHub(board: string) {
  const database: FreshDatabase = await freshDatabase({ name: "sources", version: "1", run: prepare });
  const config = readConfig({ HUB_HOME: folder, DATABASE_URL: database.url, LOG_LEVEL: "silent" }, hub.rootPath);
  const bring = (...files: readonly string[]) => ingest({ hub, url: database.url, files, board });
  const server: RunningServer = await serveFilled({ url: database.url, config });
  const keys = await loadKeys(config.home);
  const bearer = `Bearer ${await signCaller(boardCaller(board), ACCESS, keys.issuer, new Date())}`;
  const close = async () => {
    await server.close();
    await database.drop();
  };
  return { bring, close, url: server.url, bearer };
}

/** A register with every site that fixtures name: 98ZA to 98ZG, each with three sites. */
function registerOf(board: string): string {
  const head =
    "BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;DENOMINATIE";
  const sites = [..."ABCDEFG"].flatMap((letter) => ["00", "01", "02"].map((number) => [`98Z${letter}`, number]));
  const row = ([brin, number]: readonly string[]) =>
    `${board};${brin};${brin}${number};De Proef;Dorpsstraat;1;7811 AB;EMMEN;0114;Openbaar`;
  return [head, ...sites.map(row)].join("\r\n");
}

/** The same hub, with the register in it. */
async function openWithRegister(board: string) {
  const opened = await openHub(board);
  const register = join(folder, "register.csv");
  await writeFile(register, registerOf(board));
  await opened.bring(register);
  return opened;
}

/** What of a fixture folder is delivered: its files, or those of them that are meant, without what they must give. */
async function delivery(fixtures: URL, isMeant = (_name: string) => true): Promise<string> {
  const copy = await mkdtemp(join(folder, "delivery-"));
  const isDelivered = (name: string) => name.includes(".") && !name.startsWith(".") && !name.endsWith(".expected.json");
  for (const name of (await readdir(fixtures)).filter((one) => isDelivered(one) && isMeant(one))) {
    await cp(new URL(name, fixtures), join(copy, name));
  }
  return copy;
}

/** Folders of a source with people: `fixtures`, or those in it with a profile where a source has several. */
async function fixturesOf(name: string, readme: string): Promise<URL[]> {
  const all = new URL(`${dirname(readme)}/fixtures/`, hub.root);
  const names = await readdir(all);
  if (names.includes(name)) return [new URL(`${name}/`, all)];
  if (names.includes("profile.yaml")) return [all];
  const found = await Promise.all(names.map((one) => readdir(new URL(`${one}/`, all))));
  return names.filter((_, index) => found[index]?.includes("profile.yaml")).map((one) => new URL(`${one}/`, all));
}

const people = hub.adapters.filter(
  ({ files, shape }) =>
    Boolean(shape) || files.some((source) => source.role === "export" && source.record.kind === "member"),
);
const folders = await Promise.all(
  people.map(async ({ name, readme }) => (await fixturesOf(name, readme)).map((fixtures) => ({ name, fixtures }))),
);

describe.each(
  folders
    .flat()
    .map(({ name, fixtures }) => ({ name, fixtures, what: `${name}: ${basename(fileURLToPath(fixtures))}` })),
)("the fixtures of $what", ({ name, fixtures }) => {
  let opened: Awaited<ReturnType<typeof openHub>>;
  let files: string;
  beforeAll(async () => {
    opened = await openWithRegister(await boardOf(fixtures));
    files = await delivery(fixtures);
  }, 60_000);
  afterAll(() => opened.close());

  it("are known by their names and their profile, and show the board its people, terms and absences", async () => {
    const [run, ...others] = await opened.bring(files);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ source: name, state: "loaded" });
    const shown = await askPeople(opened.url, await boardOf(fixtures), opened.bearer);
    expect(shown).toEqual(await expectedPeople(fixtures));
    expect(shown.flatMap(({ terms }) => terms)).not.toEqual([]);
  });

  it("change nothing when they come again", async () => {
    expect(await opened.bring(files)).toMatchObject([{ source: name, state: "unchanged" }]);
  });
});

/** The board that a fixture's profile is of. */
async function boardOf(fixtures: URL): Promise<string> {
  const profile = await readFile(new URL("profile.yaml", fixtures), "utf8");
  return /^board: "(\d{5})"$/m.exec(profile)?.[1] ?? "";
}

describe("the fixtures of the register and of the exchange", () => {
  let opened: Awaited<ReturnType<typeof openHub>>;
  beforeAll(async () => {
    opened = await openHub(BOARD);
  }, 60_000);
  afterAll(() => opened.close());

  it("show a board the sites of its rows, and none of another's", async () => {
    const fixtures = new URL("duo/fixtures/", ADAPTERS);
    // Pupils come from the operator alone.
    const sitesAlone = await delivery(fixtures, (name) => !/leerlingen|pupils/.test(name));
    expect(await opened.bring(sitesAlone)).toMatchObject([{ source: "duo", state: "loaded" }]);
    const { body } = await ask(
      opened.url,
      `{ board(number: "${BOARD}") { schools(first: 100) { edges { node { sites(first: 100) { edges { node { code } } } } } } } }`,
      opened.bearer,
    );
    const shown = JSON.stringify(body.data).match(/\b99[A-Z]{2}\d\d\b/g);
    const sites = settled(await expectedRecords<SiteRecord>(fixtures, "brin"), ({ siteCode }) => siteCode);
    const due = sites.filter(({ boardNumber }) => boardNumber === BOARD).map(({ siteCode }) => siteCode);
    expect(shown?.sort()).toEqual(due.sort());
  });

  it("show a board its vacancies in every state", async () => {
    const fixtures = new URL("exchange/fixtures/", ADAPTERS);
    expect(await opened.bring(await delivery(fixtures))).toMatchObject([{ source: "exchange", state: "loaded" }]);
    const { body } = await ask(
      opened.url,
      "{ vacancies(first: 100) { totalCount edges { node { title status opensOn closesOn } } } }",
      opened.bearer,
    );
    const due = settled(await expectedRecords<VacancyRecord>(fixtures, "vacancyNumber"), (one) => one.vacancyNumber);
    const nodes = due.map(({ title, status, opensOn, closesOn }) => ({ node: { title, status, opensOn, closesOn } }));
    expect(body.data?.vacancies).toEqual({
      totalCount: due.length,
      edges: expect.arrayContaining(nodes),
    });
  });
});
