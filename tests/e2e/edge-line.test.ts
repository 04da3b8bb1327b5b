import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { type LocalServer, localServer } from "@regiohub/infra/http/testing/local-server";
import { edgeHub } from "./support/edge-hub.js";

const { sent, runs, token, url: hubUrl, profile } = edgeHub();

const lines: LocalServer[] = [];
afterEach(() => Promise.all(lines.splice(0).map((line) => line.close())));

/** What a line does with a question: hands it on unless it has dealt with it itself. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A line to the hub that breaks; `lose` names the questions whose answers are lost, the first time. */
async function line({ fault = () => false, lose }: { fault?: Fault; lose?: RegExp }): Promise<string> {
  const lost = new Set<string>();
  const own = await localServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (fault(request, response)) return;
    const { url = "", method = "GET", headers } = request;
    const answer = await fetch(`${hubUrl()}${url.replace(/^\/hub/, "")}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === "string" && /^(authorization|content-type|x-content-sha256)$/.test(name)
          ? [[name, value]]
          : [],
      ) as [string, string][],
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const text = await answer.text();
    if (lose?.test(url) && !lost.has(url)) {
      lost.add(url);
      request.socket.destroy();
    } else response.writeHead(answer.status).end(text);
  });
  lines.push(own);
  return own.origin;
}

describe("a line that breaks", () => {
  it.each([
    ["its finish", /finish$/],
    ["its parts", /parts/],
    ["all there is", /./],
  ])("gives exactly one run when the answers to %s are lost", async (_, lose) => {
    expect(await sent({ to: await line({ lose }) })).toMatchObject({ run: { state: "loaded", error: null } });
    expect(await runs()).toEqual(["loaded"]);
  });

  it("is tried again when something on the way answers 502, once for each question", async () => {
    const seen = new Set<string>();
    const fault: Fault = ({ url = "" }, response) => {
      if (seen.has(url)) return false;
      seen.add(url);
      response.writeHead(502).end("<html>bad gateway</html>");
      return true;
    };
    expect(await sent({ to: await line({ fault }) })).toMatchObject({ run: { state: "loaded" } });
    expect(await runs()).toEqual(["loaded"]);
  });

  it("that never comes back leaves no run, and no message that shows the token", async () => {
    const secret = await token();
    const fault: Fault = ({ url = "", socket }) => {
      if (/parts/.test(url)) socket.destroy();
      return /parts/.test(url);
    };
    const failure = await sent({ to: await line({ fault }) }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "HUB_UNAVAILABLE" });
    expect(JSON.stringify([failure, (failure as Error).stack])).not.toContain(secret);
    expect(await runs()).toEqual([]);
  });

  it("may lead through a folder of another server", async () => {
    expect(await sent({ to: `${await line({})}/hub/` })).toMatchObject({ run: { state: "loaded" } });
  });

  it("to something else than a hub is refused, in the hub's own words", async () => {
    const page: Fault = (_, response) => {
      response.writeHead(200).end("<html>log in first</html>");
      return true;
    };
    await expect(sent({ to: await line({ fault: page }) })).rejects.toMatchObject({ code: "HUB_ANSWER_WRONG" });
    const elsewhere: Fault = (_, response) => {
      response.writeHead(404).end("not found");
      return true;
    };
    await expect(sent({ to: await line({ fault: elsewhere }) })).rejects.toMatchObject({
      code: "HUB_ANSWER_WRONG",
      help: expect.stringContaining("--to"),
    });
    await expect(sent({ to: await line({}), token: "none" })).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    for (const to of ["hub.example:4000", "hub", "ftp://hub.example", "http://hub.example"])
      await expect(sent({ to })).rejects.toMatchObject({ code: "USAGE" });
  });
});

it("gives one run to two senders of the same delivery at once, and says it is done to the next", async () => {
  const both = await Promise.all([sent(), sent()]);
  expect(both.map((one) => one?.run.error)).toEqual([null, null]);
  expect(await runs()).toEqual(["loaded"]);
  expect((await sent())?.run).toMatchObject({ state: "unchanged" });
  expect(await runs()).toEqual(["loaded", "unchanged"]);
});

it("says again that a delivery is held", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hub-edge-held-"));
  const strict = join(folder, "strict.yaml");
  const text = await readFile(profile(), "utf8");
  await writeFile(strict, text.replace(/guard:.*/, "guard: { left: { count: 0 } }"));
  const first = await sent({ profile: strict });
  expect(first?.run).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
  expect(await sent({ profile: strict })).toMatchObject({
    parts: 0,
    run: { id: first?.run.id, error: { code: "RUN_HELD" } },
  });
  await rm(folder, { recursive: true });
});
