import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";

const MAIN = fileURLToPath(new URL("./main.js", import.meta.url));

it("finishes quietly when nobody reads on: hub runs | head -1", async () => {
  const home = await mkdtemp(join(tmpdir(), "hub-main-"));
  // With a database of its own the command has still to wait for its end when the pipe is found broken.
  // A shell's pipe: Node's own would be a socket, and those fail later.
  const child = spawn("bash", ["-o", "pipefail", "-c", '"$0" "$1" runs | true', process.execPath, MAIN], {
    env: { PATH: process.env.PATH, HUB_HOME: home, LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => (err += chunk));
  const [status] = (await once(child, "close")) as [number | null];
  await rm(home, { recursive: true });
  expect({ status, err }).toEqual({ status: 0, err: "" });
});
