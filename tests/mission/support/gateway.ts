import { afterAll, beforeAll, expect } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { serveAll } from "@regiohub/infra/cli/commands/serve";
import { ingest } from "@regiohub/infra/ingest/ingest";
import type { RunningServer } from "@regiohub/infra/serving";
import { ask, type FilledHub, filledHub, hub, quiet } from "../../hub.js";

/** A gateway over a hub as `npm start` fills it: its register, its reference files and the demo's boards. */
export interface MissionHub {
  /** What the gateway answers; fails where it has errors. */
  answer<Data>(document: string, caller: Caller): Promise<Data>;
  /** Brings in files of the operator: how many records were loaded, and refused. */
  bring(...files: readonly string[]): Promise<{ readonly loaded: number; readonly refused: number }>;
}

/** Opens it for a test file; call it at the top. */
export function missionHub(): MissionHub {
  let filled: FilledHub;
  let server: RunningServer;
  beforeAll(async () => {
    filled = await filledHub();
    const database = { url: filled.url, embedded: false, release: async () => {} };
    server = await serveAll({ hub, config: filled.config, log: quiet, database, port: 0, host: "127.0.0.1" });
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await filled.drop();
  });
  return {
    async answer<Data>(document: string, caller: Caller) {
      const { body } = await ask(server.url, document, await filled.bearer(caller));
      expect(body.errors).toBeUndefined();
      return body.data as Data;
    },
    async bring(...files) {
      const [run] = await ingest({ hub, url: filled.url, files, board: null });
      if (!run) throw new Error("nothing was brought in");
      const { added, changed, unchanged, refused } = run.counts.fact ?? {
        added: 0,
        changed: 0,
        unchanged: 0,
        refused: 0,
      };
      return { loaded: added + changed + unchanged, refused };
    },
  };
}
