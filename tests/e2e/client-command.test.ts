import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { refreshClientBoards } from "@regiohub/infra/auth/server/client-boards";
import { clientCommand } from "@regiohub/infra/cli/commands/client";
import { withClient } from "@regiohub/infra/db/connect";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { runCommand } from "./support/run-command.js";

/** Drenthe. */
const REGION = "ARBEIDSMARKTREGIO AM03";
const TERMS = { name: "a portal", purpose: ["VACANCY_EXCHANGE"], scopes: "vacancies:read,schema:read" };

let filled: FilledHub;
beforeAll(async () => {
  filled = await filledHub();
  for (const id of ["there", "revoked"]) await client(["add", id], { ...TERMS, secret: true });
  await client(["revoke", "revoked"]);
}, 120_000);
afterAll(() => filled.drop());

/** Runs `hub client`, and gives what it printed. */
async function client(
  positionals: string[],
  values: Record<string, string | boolean | string[]> = {},
  access?: string,
) {
  return (await runCommand(clientCommand, positionals, values, { config: { ...filled.config, access } })).printed;
}

describe("hub client", () => {
  const listed = async (id: string) => {
    const [json = ""] = await client(["list"], { json: true });
    return (JSON.parse(json) as { id: string; boards: number | null }[]).find((one) => one.id === id);
  };

  it("takes the name of a partner of the access file only for the same organisation", async () => {
    const access = join(filled.config.home, "partners.yaml");
    const rule = { kind: "partner", partner: "matcher", purpose: "MATCHING", scopes: ["profiles:read"] };
    const issuer = { issuer: "https://login.example", audience: "hub", callers: [rule] };
    await writeFile(access, JSON.stringify({ issuers: [issuer] }));
    const add = (more: object) => client(["add", "matcher"], { ...TERMS, secret: true, ...more }, access);
    await expect(add({})).rejects.toMatchObject({ code: "USAGE", message: expect.stringContaining("--same-partner") });
    expect(await add({ "same-partner": true })).toHaveLength(1);
  });

  it("looks up the boards of a region, and takes them away with it", async () => {
    await client(["add", "regional"], { ...TERMS, secret: true, region: [REGION], board: ["99001"] });
    const boards = (await listed("regional"))?.boards ?? 0;
    expect(boards).toBeGreaterThan(1);
    await client(["set", "regional"]);
    expect(await listed("regional")).toMatchObject({ boards, regions: [REGION] });
    await client(["set", "regional"], { board: ["99001"] });
    expect(await listed("regional")).toMatchObject({ boards: 1, regions: null });
    await client(["set", "regional"], { "all-boards": true, name: "everywhere", budget: "500" });
    expect(await listed("regional")).toMatchObject({ boards: null, name: "everywhere", budget: 500 });
  });

  it("has the boards of a region looked up each night", async () => {
    await client(["add", "nightly"], { ...TERMS, secret: true, region: [REGION] });
    const { boards } = (await listed("nightly")) ?? {};
    await client(["add", "gone"], { ...TERMS, secret: true, region: [REGION] });
    const found = await withClient(filled.url, async (db) => {
      await db.query("delete from access.client_board where client_id = 'nightly'");
      await db.query("update access.client set regions = '{ARBEIDSMARKTREGIO gone}' where id = 'gone'");
      return refreshClientBoards(db, hub.subgraphs);
    });
    expect(found).toEqual({ refreshed: 1, kept: ["gone"] });
    expect([await listed("nightly"), await listed("gone")]).toMatchObject([{ boards }, { boards }]);
  });

  it.each<[string, string[], Record<string, string | boolean | string[]>, string]>([
    ["a client without purposes", ["add", "late"], { name: "x", scopes: "", secret: true }, "USAGE"],
    ["a scope that partners cannot have", ["add", "late"], { ...TERMS, scopes: "people:read", secret: true }, "USAGE"],
    [
      "a purpose that is not a partner's",
      ["add", "late"],
      { ...TERMS, purpose: ["OPERATIONS"], secret: true },
      "USAGE",
    ],
    ["a region that does not exist", ["add", "late"], { ...TERMS, secret: true, region: ["RPO nowhere"] }, "USAGE"],
    ["a board that is none", ["add", "late"], { ...TERMS, secret: true, board: ["9900"] }, "USAGE"],
    ["neither a secret nor a key", ["add", "late"], TERMS, "USAGE"],
    ["both a secret and a key", ["add", "late"], { ...TERMS, secret: true, key: "x" }, "USAGE"],
    ["an id that is there", ["add", "there"], { ...TERMS, secret: true }, "USAGE"],
    ["an id that was there", ["add", "revoked"], { ...TERMS, secret: true }, "USAGE"],
    ["an id that is none", ["add", "Late!"], { ...TERMS, secret: true }, "USAGE"],
    ["an overlap of a year", ["rotate", "there"], { secret: true, overlap: "999h" }, "USAGE"],
    ["a new secret for nobody", ["rotate", "nobody"], { secret: true }, "CLIENT_UNKNOWN"],
    ["a new secret for who is revoked", ["rotate", "revoked"], { secret: true }, "CLIENT_UNKNOWN"],
    ["new terms for nobody", ["set", "nobody"], {}, "CLIENT_UNKNOWN"],
    ["nobody to be revoked", ["revoke", "nobody"], {}, "CLIENT_UNKNOWN"],
    ["no verb", [], {}, "USAGE"],
  ])("refuses %s", async (_, positionals, values, code) => {
    await expect(client(positionals, values)).rejects.toMatchObject({ code });
  });

  it("adds nothing of what it refuses", async () => {
    expect(await listed("late")).toBeUndefined();
  });
});
