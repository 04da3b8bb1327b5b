import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HubError } from "@regiohub/infra/errors";
import { openHttp } from "@regiohub/infra/http/client";
import type { PullContext } from "@regiohub/infra/ingest/pull";
import { vismaNet } from "../../index.js";
import { CLIENT, type StandIn } from "./stand-in.js";

/** A pull from a stand-in, and what came of it. */
export class TestPull {
  readonly folder: string;
  /** Pauses that were not taken, ms. */
  readonly pauses: number[] = [];
  readonly rows: Record<string, number> = {};
  readonly #abort = new AbortController();

  private constructor(
    folder: string,
    readonly document: object,
  ) {
    this.folder = folder;
  }

  /** @param profile Beside the key `pull`, which says where the stand-in is and what `pull` adds. */
  static async of(standIn: StandIn, profile: object = {}, pull: object = {}): Promise<TestPull> {
    const folder = await mkdtemp(join(tmpdir(), "hub-visma-"));
    return new TestPull(folder, { ...profile, pull: { ...standIn.pull, ...pull } });
  }

  run(document = this.document): Promise<readonly string[]> {
    const { signal } = this.#abort;
    const wait = async (ms: number) => void this.pauses.push(ms);
    const context: PullContext = {
      document,
      folder: this.folder,
      secret: (name) => {
        if (name === "visma-net") return CLIENT.clientSecret;
        throw new HubError("SECRET_MISSING", `${name}: no such secret.`);
      },
      http: (origins) => openHttp({ origins, signal, wait, random: () => 0 }),
      signal,
      today: "2026-01-31",
      wait,
      progress: (name, rows) => {
        this.rows[name] = rows;
      },
    };
    return vismaNet.live?.pull(context) ?? Promise.resolve([]);
  }

  /** Everything that reached the disk. */
  async onDisk(): Promise<string> {
    const names = await readdir(this.folder);
    return (await Promise.all(names.map((name) => readFile(join(this.folder, name), "utf8")))).join("\n");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abort.abort();
    await rm(this.folder, { recursive: true });
  }
}
