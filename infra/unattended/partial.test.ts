import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { toyCsv } from "../ingest/testing/toy.js";
import type { Random } from "../testing/random.js";
import { forSeeds } from "../testing/seeds.js";
import { Unsettled } from "./found.js";
import { unattendedOf } from "./settings.js";
import { lookOnServer, type SftpOptions } from "./sftp.js";
import { ACCOUNT, type RemoteFile, type SftpServer, sftpServer } from "./testing/sftp-server.js";

type Contents = Readonly<Record<string, string>>;

/** Few, so that a file is often replaced by one that is as long. */
const SIZES = [10, 100_000, 300_000] as const;

/** A folder of a server in which a program puts whole exports, in whatever way, while the hub reads it over a bad line. */
class BadLine {
  /** What lay there at any moment. */
  readonly whole: Contents[] = [];
  #mtime = 1_700_000_000;

  constructor(
    readonly server: SftpServer,
    readonly random: Random,
  ) {}

  /** Puts a new export there, or one file of it. */
  write(): void {
    const { random, server } = this;
    // Clocks are put back; what has the same size and the same time nobody could tell apart.
    this.#mtime += random.pick([-1, 1]) * (1 + random.below(1_000_000));
    const files = ["things.csv", "names.csv"].map((name) => [name, this.#file()] as const);
    const isHalf = random.next() < 0.3;
    for (const [name, file] of isHalf ? files.slice(0, 1) : files) server.files.set(name, file);
    this.whole.push(this.#contents());
  }

  #file(): RemoteFile {
    const byte = String.fromCharCode(97 + this.random.below(26));
    return { content: Buffer.from(byte.repeat(this.random.pick(SIZES))), mtime: this.#mtime };
  }

  #contents(): Contents {
    return Object.fromEntries([...this.server.files].map(([name, { content }]) => [name, content.toString()]));
  }
}

const wholeOrNothing = async (random: Random): Promise<"whole" | "nothing"> => {
  const server = await sftpServer();
  const line = new BadLine(server, random);
  const to = await mkdtemp(join(tmpdir(), "hub-partial-"));
  try {
    line.write();
    const now = new Date(1_800_000_000_000);
    const first = await lookOnServer(optionsOf(server, {}, now));
    const [cuts, changes] = [random.next() * 0.4, random.next() < 0.5 ? 0.2 : 0];
    server.beforeRead = () => {
      if (random.next() < changes) line.write();
      return random.next() >= cuts;
    };
    const { found } = await lookOnServer(optionsOf(server, first.looks, new Date(now.getTime() + 60_000)));
    const paths = await found[0]?.take(to);
    if (!paths) return "nothing";
    const taken = await Promise.all(paths.map(async (path) => [basename(path), await readFile(path, "utf8")]));
    expect(line.whole).toContainEqual(Object.fromEntries(taken));
    return "whole";
  } catch (error) {
    if (error instanceof Unsettled || (error instanceof HubError && error.fault === "transient")) return "nothing";
    throw error;
  } finally {
    await server.close();
    await rm(to, { recursive: true });
  }
};

function optionsOf({ port, hostKey }: SftpServer, looks: SftpOptions["looks"], now: Date): SftpOptions {
  const sftp = { host: "127.0.0.1", port, user: ACCOUNT.user, hostKey, folder: "/out", password: "password" };
  return {
    settings: unattendedOf({ sftp }).sftp as SftpOptions["settings"],
    files: toyCsv.files,
    looks,
    done: null,
    now,
    secret: () => ACCOUNT.password,
    signal: new AbortController().signal,
    wait: () => Promise.resolve(),
  };
}

it("a delivery over a line that is cut, while files are replaced, comes whole or not at all", async () => {
  const outcomes = { whole: 0, nothing: 0 };
  await forSeeds("I-06", { commit: 100, long: 20_000 }, async (random) => {
    outcomes[await wholeOrNothing(random)] += 1;
  });
  expect(outcomes.whole).toBeGreaterThan(0);
  expect(outcomes.nothing).toBeGreaterThan(0);
}, 3_600_000);
