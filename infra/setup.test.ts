import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, realpath, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";

const SETUP = fileURLToPath(new URL("../setup.mjs", import.meta.url));
const INSTALLS = "installing";
const BUILDS = "building";

// Stands in for the compiler: the build of a hub that prints where it runs and what it was told.
const COMPILER = `
import { mkdirSync, writeFileSync } from "node:fs";
mkdirSync("infra/dist/cli", { recursive: true });
writeFileSync("infra/dist/cli/main.js", "console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]))");
`;
const PACKAGE = { name: "clone", version: "1.0.0", devDependencies: { typescript: "file:typescript" } };
const PACKAGE_LOCK = {
  ...PACKAGE,
  lockfileVersion: 3,
  packages: {
    "": PACKAGE,
    "node_modules/typescript": { resolved: "typescript", link: true },
    typescript: { version: "1.0.0", dev: true },
  },
};

let clone: string;
const at = (...parts: readonly string[]) => join(clone, ...parts);
const newPlace = async () => join(await realpath(await mkdtemp(join(tmpdir(), "hub-setup-"))), "a clone");

/** Lays out a clone in which nothing was done yet. */
async function layOut(): Promise<void> {
  for (const folder of ["infra", "schema", "gateway", "subgraphs", "tests", "typescript/bin"]) {
    await mkdir(at(folder), { recursive: true });
  }
  await cp(SETUP, at("infra/setup.mjs"));
  await writeFile(at("package.json"), JSON.stringify(PACKAGE));
  await writeFile(at("package-lock.json"), JSON.stringify(PACKAGE_LOCK));
  await writeFile(at("typescript/package.json"), '{ "name": "typescript", "version": "1.0.0", "type": "module" }');
  await writeFile(at("typescript/bin/tsc"), COMPILER);
  await writeFile(at("infra/a.ts"), "");
}

/** A clone that is set up: what most tests begin with a copy of, because an install takes a second and more. */
let installed: string;
beforeAll(async () => {
  installed = await newPlace();
  clone = installed;
  await layOut();
  await setup(["hub"]);
}, 60_000);
afterAll(() => rm(join(installed, ".."), { recursive: true, force: true }));

beforeEach(async () => {
  clone = await newPlace();
  await cp(installed, clone, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
});
afterEach(() => rm(join(clone, ".."), { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function setup(args: readonly string[], { cwd = clone, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [at("infra/setup.mjs"), ...args], { cwd, env: { PATH, HOME, ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  return new Promise<Outcome>((resolve, reject) => {
    child.on("error", reject).on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

const later = async (path: string, ms: number) => {
  const time = new Date(Date.now() + ms);
  await utimes(at(path), time, time);
};

describe("setup", () => {
  it("installs, builds and runs; only the program's answer goes to stdout", async () => {
    await rm(clone, { recursive: true });
    await layOut();
    const { status, stdout, stderr } = await setup(["hub", "token", "two words"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${JSON.stringify([clone, "token", "two words"])}\n` });
    expect(stderr).toContain(INSTALLS);
    expect(stderr).toContain(BUILDS);
    expect(existsSync(at(".setup-lock"))).toBe(false);
  }, 60_000);

  it("installs when the lock file is newer, builds when a source is, and else does neither", async () => {
    await setup(["hub"]);
    expect((await setup(["hub"])).stderr).toBe("");
    await later("infra/a.ts", 1_000);
    const built = (await setup(["hub"])).stderr;
    expect([built.includes(INSTALLS), built.includes(BUILDS)]).toEqual([false, true]);
    expect((await setup(["hub"])).stderr).toBe("");
    await later("package-lock.json", 1_000);
    expect((await setup(["hub"])).stderr).toContain(INSTALLS);
  }, 60_000);

  it("installs again after an install that did not end", async () => {
    await rm(at("node_modules/.package-lock.json"));
    await rm(at("node_modules/typescript"));
    expect(await setup(["hub"])).toMatchObject({ status: 0, stderr: expect.stringContaining(INSTALLS) });
  }, 60_000);

  it("takes the lock of a setup that is gone, also when its pid is another program's now", async () => {
    await later("infra/a.ts", 1_000);
    await mkdir(at(".setup-lock"));
    await writeFile(at(".setup-lock/pids"), `${process.pid}`);
    expect((await setup(["hub"])).status).toBe(0);
  }, 60_000);

  it("waits for what a killed setup left at work", async () => {
    await later("infra/a.ts", 1_000);
    const worker = spawn(process.execPath, ["-e", "setTimeout(() => {}, 4000)"], { cwd: clone });
    await mkdir(at(".setup-lock"));
    await writeFile(at(".setup-lock/pids"), `999999999 ${worker.pid}`);
    const { status, stderr } = await setup(["hub"]);
    expect({ status, ended: worker.exitCode }).toEqual({ status: 0, ended: 0 });
    expect(stderr).toContain("waiting for another setup");
  }, 60_000);

  it("runs the hub where the command was typed", async () => {
    const folder = at("schema");
    const { stdout } = await setup(["hub", "runs"], { env: { INIT_CWD: folder } });
    expect(JSON.parse(stdout)).toEqual([folder, "runs"]);
    expect(JSON.parse((await setup(["start"], { env: { INIT_CWD: folder } })).stdout)).toEqual([clone, "start"]);
  }, 60_000);

  it("does not build with what does not compile, and says so", async () => {
    await later("infra/a.ts", 1_000);
    await writeFile(at("typescript/bin/tsc"), "process.exit(2)");
    const { status, stdout, stderr } = await setup(["hub"]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("The build did not finish");
    await writeFile(at("typescript/bin/tsc"), COMPILER);
    expect((await setup(["hub"])).status).toBe(0);
  }, 60_000);

  it("needs to write nothing when there is nothing to do", async () => {
    await setup(["hub"]);
    await chmod(clone, 0o555);
    try {
      expect(await setup(["hub"])).toMatchObject({ status: 0, stderr: "" });
    } finally {
      await chmod(clone, 0o755);
    }
  }, 60_000);

  it("names the tasks there are", async () => {
    expect(await setup(["constructor"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("start, hub, test"),
    });
    expect(await readFile(at("infra/setup.mjs"), "utf8")).not.toMatch(/from "(?!node:)/);
  });
});
