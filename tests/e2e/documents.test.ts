import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { documentsCommand } from "@regiohub/infra/cli/commands/document";
import { readConfig } from "@regiohub/infra/config";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { hub as full } from "../hub.js";
import { runCommand } from "./support/run-command.js";

/** Documents are of the kit: no part of the hub is needed. */
const hub = { ...full, subgraphs: [] };
const QUERY = '{ board(number: "99001") { name } }\n';

let home: string;
let database: FreshDatabase;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-home-"));
  database = await freshDatabase({
    name: "kit",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true });
});

/** What `hub documents` prints. */
async function documents(...positionals: string[]): Promise<string[]> {
  const config = readConfig({ HUB_HOME: home, DATABASE_URL: database.url }, hub.rootPath);
  return (await runCommand(documentsCommand, positionals, { json: true }, { hub, config })).printed;
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(home, name);
  await writeFile(path, content);
  return path;
}

describe("hub documents", () => {
  it("registers the text of a file as it stands, lists it and takes it out of use", async () => {
    const sha256 = createHash("sha256").update(QUERY).digest("hex");
    const path = await file("boards.graphql", QUERY);
    expect((await documents("portal", "add", path)).map((line) => JSON.parse(line))).toEqual([
      { client: "portal", file: path, sha256 },
    ]);
    const entry = { sha256, addedAt: expect.any(String) };
    const listed = async (client: string) => (await documents(client, "list")).map((line) => JSON.parse(line));
    expect(await listed("portal")).toEqual([{ ...entry, retiredAt: null }]);
    expect(await listed("another")).toEqual([]);
    expect(await documents("portal", "retire", `sha256:${sha256}`)).toEqual([]);
    expect(await listed("portal")).toEqual([{ ...entry, retiredAt: expect.any(String) }]);
    await expect(documents("portal", "retire", sha256)).rejects.toMatchObject({ code: "DOCUMENT_UNKNOWN" });
  });

  it.each([
    ["is not GraphQL", "{ board(", "FILE_MALFORMED"],
    ["is no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "FILE_MALFORMED"],
    ["is longer than the gateway takes", `${QUERY}${"#".repeat(16 * 1024)}`, "FILE_MALFORMED"],
  ])("registers nothing when one of the files %s", async (_what, content, code) => {
    const files = [await file("good.graphql", "{ __typename }"), await file("bad.graphql", content)];
    await expect(documents("careful", "add", ...files)).rejects.toMatchObject({ code });
    expect(await documents("careful", "list")).toEqual([]);
  });

  it("says what it expects", async () => {
    for (const wrong of [[], ["portal"], ["portal", "add"], ["portal", "retire", "abc"], ["portal", "list", "more"]]) {
      await expect(documents(...wrong)).rejects.toMatchObject({ code: "USAGE" });
    }
    await expect(documents("portal", "add", join(home, "absent"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});
