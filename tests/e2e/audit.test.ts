import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { appendReading } from "@regiohub/infra/audit/append";
import { loadAuditKeys, loadSealKey } from "@regiohub/infra/audit/keys";
import { sealLog } from "@regiohub/infra/audit/seal";
import { readingOf } from "@regiohub/infra/audit/testing/log-room";
import type { CommandInput } from "@regiohub/infra/cli/command";
import { auditCommand } from "@regiohub/infra/cli/commands/audit";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { hub as full } from "../hub.js";
import { runCommand } from "./support/run-command.js";

/** The log is of the kit: no part of the hub is needed. */
const hub = { ...full, subgraphs: [] };

let home: string;
let database: FreshDatabase;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  database = await freshDatabase({
    name: "kit",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
  const keys = await loadAuditKeys(home);
  await withClient(database.url, async (client) => {
    await appendReading(client, readingOf(["12"], { name: "people Payroll" }), keys);
    await sealLog(client, await loadSealKey(home), new Date("2026-10-01T12:00:00Z"));
  });
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

/** What `hub audit` prints, into the lines. */
async function audit(positionals: readonly string[], values: CommandInput["values"] = {}, printed: string[] = []) {
  const config = readConfig({ HUB_HOME: home, DATABASE_URL: database.url }, hub.rootPath);
  await runCommand(auditCommand, positionals, values, { hub, config, printed });
  return printed;
}

const json = async (...input: Parameters<typeof audit>): Promise<Record<string, unknown>[]> =>
  (await audit(input[0], { ...input[1], json: true })).map((line) => JSON.parse(line) as Record<string, unknown>);

describe("hub audit who-saw", () => {
  it("lists who was shown a person, and is found the next time itself", async () => {
    const reading = { kind: "board", requester: "somebody", levels: ["IDENTITY"], name: "people Payroll" };
    expect(await json(["who-saw", "99001", "12"])).toEqual([expect.objectContaining(reading)]);
    expect(await json(["who-saw", "99001", "12"])).toEqual([
      expect.objectContaining({ kind: "machine", levels: [], purpose: "OPERATIONS", name: "hub audit who-saw" }),
      expect.objectContaining(reading),
    ]);
  });
});

describe("hub audit export", () => {
  it("prints a line of JSON per person and reading", async () => {
    const records = (await audit(["export"], { ldv: true, board: "99001" })).map((line) => JSON.parse(line));
    expect(records.length).toBeGreaterThan(0);
    for (const { attributes } of records) {
      expect(Object.keys(attributes).sort()).toEqual([
        "dpl.core.data_subject_id",
        "dpl.core.data_subject_id_type",
        "dpl.core.processing_activity_id",
      ]);
    }
  });
});

describe("hub audit verify", () => {
  it("says that the log is whole, and knows a seal that was kept elsewhere", async () => {
    const [verdict = {}] = await json(["verify"]);
    expect(verdict).toMatchObject({ findings: [], seals: 1, lastSeal: { number: 1 } });
    const { hash } = verdict.lastSeal as { hash: string };
    expect((await audit(["verify"], { seal: `1:${hash}` })).at(-1)).toBe("the read log is whole");
    await expect(audit(["verify"], { seal: `2:${hash}` })).rejects.toMatchObject({ code: "READ_LOG_BROKEN" });
  });

  it("names what was changed, and ends as an error", async () => {
    const change = (purpose: string) =>
      withClient(database.url, (client) =>
        client.query("update audit.reading set purpose = $1 where name = 'people Payroll' returning lane, seq, at", [
          purpose,
        ]),
      );
    const { lane, seq, at } = (await change("OTHER")).rows[0];
    const lines: string[] = [];
    await expect(audit(["verify"], {}, lines)).rejects.toMatchObject({ code: "READ_LOG_BROKEN", fault: "bug" });
    expect(lines[0]).toBe(`lane ${lane}, reading ${seq} (${at.toISOString()}) is not what was written`);
    expect(lines.at(-1)).toBe("the read log is NOT whole");
    await change("HR_ADMINISTRATION");
    expect((await audit(["verify"])).at(-1)).toBe("the read log is whole");
  });
});

it.each([
  [[], {}],
  [["who-saw", "99001"], {}],
  [["who-saw", "990", "12"], {}],
  [["who-saw", "99001", "12"], { from: "2026-02-30" }],
  [["export"], {}],
  [["export"], { ldv: true, board: "all" }],
  [["verify"], { seal: "1" }],
  [["forget"], {}],
] as const)("hub audit %j %j is not understood", async (positionals, values) => {
  await expect(audit(positionals, values)).rejects.toMatchObject({ code: "USAGE" });
});
