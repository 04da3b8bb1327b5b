import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import type { RunReport } from "@regiohub/infra/ingest/run";
import { pullNow } from "@regiohub/infra/unattended/pull-now";
import { putProfile } from "@regiohub/infra/unattended/put-profile";
import type * as answers from "../../subgraphs/adapters/afas/live/testing/answers.js";
import type * as responder from "../../subgraphs/adapters/afas/live/testing/responder.js";
import type * as standIns from "../../subgraphs/adapters/afas/live/testing/stand-in.js";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";

/** Loads a part of the stand-in for AFAS, which lies with its adapter. */
const part = (name: string) =>
  import(new URL(`../../../subgraphs/adapters/dist/afas/live/testing/${name}.js`, import.meta.url).href);
const { json, page, pageForPeople } = (await part("answers")) as typeof answers;
const { TOKEN } = (await part("responder")) as typeof responder;
const { standIn } = (await part("stand-in")) as typeof standIns;

type Ask = responder.Ask;
type Rows = Ask["rows"];

const BOARD = "99001";
const USERS = "T4E_HelloID_Users_v2";
const EMPLOYMENTS = "T4E_HelloID_Employments_v2";

let filled: FilledHub;
let folder: string;
let connectors: Record<string, Rows>;
let profile: string;

beforeAll(async () => {
  filled = await filledHub();
  folder = await mkdtemp(join(tmpdir(), "hub-partial-"));
  const deliveries = await hub.demo.write(folder);
  const files = deliveries.find(({ board }) => board === BOARD)?.files ?? [];
  const rows = files
    .filter((path) => path.endsWith(".json"))
    .map(async (path) => [basename(path, ".json"), JSON.parse(await readFile(path, "utf8")).rows] as const);
  connectors = Object.fromEntries(await Promise.all(rows));
  profile = await readFile(files.find((path) => path.endsWith("profile.yaml")) ?? "", "utf8");
  await mkdir(join(folder, "secrets", BOARD), { recursive: true });
  await writeFile(join(folder, "secrets", BOARD, "afas-token"), TOKEN, { mode: 0o600 });
  expect(await pull()).toMatchObject({ state: "loaded" });
}, 120_000);
afterAll(async () => {
  await filled.drop();
  await rm(folder, { recursive: true });
});

/**
 * Asks AFAS for everything, by a profile with which what is not delivered is gone, however much it is.
 * @param interfere Answers otherwise than the stand-in does.
 */
async function pull(interfere?: (ask: Ask) => answers.Answer | undefined): Promise<RunReport> {
  const profit = await standIn({ connectors, ...(interfere && { interfere }) });
  const limits = ["left", "changed", "fte", "sites"].map((name) => `${name}: { percent: null, count: null }`);
  const text = `${profile.replace("coverage: windowed", "coverage: full")}
guard: { ${limits.join(", ")} }
pull: { address: "${profit.address}", pageSize: 100, parallel: 2 }\n`;
  await withClient(filled.url, (client) => putProfile(client, hub, { board: BOARD, source: "afas", text }));
  const work = {
    hub,
    url: filled.url,
    log: quiet,
    clock: () => new Date(),
    wait: () => Promise.resolve(),
    tokenKeys: [],
  };
  const folders = { workFolder: join(folder, "work"), secretsFolder: join(folder, "secrets") };
  const { signal } = new AbortController();
  return pullNow({ ...work, ...folders, signal, board: BOARD, source: "afas" }).finally(profit.close);
}

/** Everybody of the board who is there now, with their employments. */
const people = () =>
  withClient(filled.url, async (client) => {
    const { rows } = await client.query(
      `select number, (select count(*) from staff.employment e where (e.board_no, e.member_id) = (m.board_no, m.id)) as employments
       from staff.member m where board_no = $1 order by number`,
      [BOARD],
    );
    return rows;
  });

/** Answers that pass for whole ones. */
const PARTIAL: Readonly<Record<string, (ask: Ask) => answers.Answer>> = {
  "a truncated page": ({ skip, take, rows }) => page(skip, take, rows.slice(0, 7)),
  "an empty page": ({ skip, take }) => page(skip, take, []),
  "a page without its last row": ({ skip, take, rows }) => page(skip, take, rows.slice(0, -1)),
  "a page without its first row": ({ skip, take, rows }) => page(skip, take, rows.slice(1)),
  "an empty answer": () => ({ status: 200, body: "" }),
  "a list of nothing": () => json(200, []),
  "an object without rows": () => json(200, {}),
  "half an answer": ({ skip, take, rows }) => ({ ...page(skip, take, rows), isCut: true }),
  "half a text": ({ skip, take, rows }) => ({ status: 200, body: page(skip, take, rows).body.slice(0, -40) }),
  "a page for people": pageForPeople,
};

describe("I-08: a pull takes nobody away", () => {
  const cases = [USERS, EMPLOYMENTS].flatMap((connector) =>
    Object.keys(PARTIAL).map((what) => [what, connector] as const),
  );

  it.each(cases)("for %s of %s, from the second question on", async (what, connector) => {
    const before = await people();
    const { error } = await pull((ask) =>
      ask.connector === connector && ask.nth > 1 ? PARTIAL[what]?.(ask) : undefined,
    );
    // Without an error everything came all the same, with smaller pages.
    expect(["SOURCE_ANSWER_WRONG", "SOURCE_UNAVAILABLE", undefined]).toContain(error?.code);
    expect(await people()).toEqual(before);
  });

  it("but for those who are not in a whole answer", async () => {
    const [leaver, ...others] = await people();
    const { Medewerker } = connectors[EMPLOYMENTS]?.find(({ Medewerker: one }) => one === leaver.number) ?? {};
    const whole = connectors;
    const isAnother = (row: Rows[number]) => row.Medewerker !== Medewerker;
    connectors = Object.fromEntries(Object.entries(whole).map(([name, rows]) => [name, rows.filter(isAnother)]));
    expect(await pull()).toMatchObject({ state: "loaded" });
    connectors = whole;
    expect(await people()).toEqual(others);
  });
});
