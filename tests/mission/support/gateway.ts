import { createSecretKey } from "node:crypto";
import { afterAll, beforeAll, expect } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { Command, CommandInput } from "@regiohub/infra/cli/command";
import { withClient } from "@regiohub/infra/db/connect";
import { ingest, listRejections } from "@regiohub/infra/ingest/ingest";
import type { TokenKey } from "@regiohub/infra/ingest/link-keys";
import { releaseTables } from "@regiohub/infra/jobs/release-tables";
import type { RunningServer } from "@regiohub/infra/serving";
import type { Prepare } from "@regiohub/infra/testing/database";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { withFiles } from "../../catalogue/support/board.js";
import { placesOfWords } from "../../catalogue/support/privacy/search.js";
import type { Files } from "../../catalogue/support/table.js";
import { ask, type FilledHub, filledHub, hub, quiet, serveFilled } from "../../hub.js";

/** Who hands files over, and what they speak of. */
interface Handover {
  /** The board that delivers; null, or without one, it is the operator. */
  readonly board?: BoardNumber | null;
  /** The day that they speak of; today without one. */
  readonly day?: CalendarDate;
}

/** The key that all boards make link tokens with, so that their people can be linked. */
const TOKEN_KEYS: readonly TokenKey[] = [{ version: "mission", key: createSecretKey(Buffer.alloc(32, 7)) }];

/** What became of files. */
export interface Brought {
  /** Records that the hub has now, whether it had them before or not. */
  readonly loaded: number;
  readonly refused: readonly { readonly file: string; readonly line: number; readonly code: string }[];
}

/** A hub with its gateway, as somebody outside has it: files go in, questions are answered. */
export interface MissionHub {
  /** What the gateway answers; fails where it has errors. */
  answer<Data>(document: string, caller: Caller): Promise<Data>;
  /** Brings in files, by name, from one hand; fails where they are refused or held as a whole. */
  bring(files: Files, handover?: Handover): Promise<Brought>;
  /** Gives out the tables of figures that are due on a day, as the worker does at night. */
  giveOut(day: CalendarDate): Promise<void>;
  /** Runs a command with these options, and what stands before them, over the same database. */
  run(command: Command, values: CommandInput["values"], positionals?: readonly string[]): Promise<void>;
  /** Every place in the database and in the hub's home where one of these words can be read. */
  placesOf(words: readonly string[]): Promise<readonly string[]>;
}

/** Opens one for a test file, as `npm start` fills it unless something else is prepared; call it at the top. */
export function missionHub(prepare?: Prepare): MissionHub {
  let filled: FilledHub;
  let server: RunningServer;
  beforeAll(async () => {
    filled = await filledHub(prepare);
    server = await serveFilled(filled);
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
    bring: (files, handover) => bringInto(filled, files, handover),
    giveOut: (day) => releaseTables({ hub, url: filled.url, clock: () => new Date(`${day}T12:00:00Z`) }),
    async run(command, values, positionals = []) {
      const { signal } = new AbortController();
      await command.run(
        { positionals, values },
        { hub, config: filled.config, log: quiet, print() {}, say() {}, signal },
      );
    },
    placesOf: (words) => placesOfWords(filled.url, filled.config.home, words),
  };
}

async function bringInto(filled: FilledHub, files: Files, { board = null, day }: Handover = {}): Promise<Brought> {
  const { url, config } = filled;
  const runs = await withFiles(files, (folder) =>
    ingest({ hub, url, home: config.home, files: [folder], board, day, tokenKeys: TOKEN_KEYS }),
  );
  for (const { state, message } of runs) if (state !== "loaded") throw new Error(`${state}: ${message}`);
  const counts = runs.flatMap((run) => Object.values(run.counts));
  const refused = await withClient(url, (client) => Promise.all(runs.map(({ id }) => listRejections(client, id))));
  return {
    loaded: counts.reduce((sum, { added, changed, unchanged }) => sum + added + changed + unchanged, 0),
    refused: refused.flat().map(({ file, line, code }) => ({ file, line, code })),
  };
}
