import { createHmac, createSecretKey, generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import type { ClientBase, Pool, QueryResultRow } from "pg";
import { openPool, withClient } from "../../db/connect.js";
import { prepareDatabase } from "../../db/prepare.js";
import { type FreshDatabase, freshDatabase } from "../../testing/database.js";
import type { Random } from "../../testing/random.js";
import { activityOf, appendReading, type Reading } from "../append.js";
import { grantReading } from "../grant.js";
import type { AuditKeys, SealKey } from "../keys.js";
import { ShownPeople } from "../shown.js";
import { clientTrace } from "../trace.js";

/** Keys of tests: people's are the same in each of them. */
export const auditKeys: AuditKeys = { subjects: createSecretKey(Buffer.alloc(32, 7)) };
export const sealKey: SealKey = generateKeyPairSync("ed25519");

/** A reading by a person of board 99001 who was shown these people; each with the levels, or with `IDENTITY`. */
export function readingOf(
  numbers: readonly string[],
  { levels = ["IDENTITY"], ...rest }: Partial<Reading> & { readonly levels?: readonly string[] } = {},
): Reading {
  const shown = new ShownPeople();
  for (const number of numbers) for (const level of levels) shown.note({ board: "99001", number }, level);
  return {
    name: "people FirstLook",
    caller: {
      kind: "board",
      issuer: "https://issuer.example",
      subject: "somebody",
      client: null,
      purpose: "HR_ADMINISTRATION",
    },
    trace: clientTrace({}),
    startedAt: new Date("2026-10-01T12:00:00.123Z"),
    activity: activityOf("HR_ADMINISTRATION"),
    shown,
    ...rest,
  };
}

const LEVELS = ["IDENTITY", "BIRTH", "TERMS", "PAY", "ABSENCE", "PROFILE"];

/** Any reading: from one person to forty, with texts in any script and what is optional there or not. */
export function anyReading(random: Random): Reading {
  const shown = new ShownPeople();
  for (let count = 1 + random.below(random.pick([2, 40])); count > 0; count -= 1) {
    const person = { board: random.pick(["99001", "99002", "00123"]), number: String(random.below(1_000)) };
    for (let levels = 1 + random.below(4); levels > 0; levels -= 1) shown.note(person, random.pick(LEVELS));
  }
  const word = () => random.pick(["portal", "Zoë", "", "a b", "名前", "'; --", "\u{1f600}", "x".repeat(150)]);
  const hex = (digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join("");
  return {
    name: `people ${word()}`,
    caller: {
      kind: random.pick(["board", "partner", "machine"] as const),
      issuer: word(),
      subject: word(),
      client: random.pick([null, word()]),
      purpose: word(),
    },
    trace: {
      traceId: hex(32),
      spanId: hex(16),
      parent: random.pick([null, hex(16)]),
      foreign: random.pick([null, hex(16)]),
    },
    startedAt: new Date(random.below(2 ** 31) * 1_000 + random.below(1_000)),
    activity: word(),
    shown,
  };
}

/** A database with a read log, and a login that may write readings and nothing else. */
export class LogRoom {
  private constructor(
    readonly database: FreshDatabase,
    /** As who runs the hub. */
    readonly admin: Pool,
    /** As who shows people. */
    readonly reader: Pool,
    readonly login: string,
  ) {}

  static async open(): Promise<LogRoom> {
    const database = await freshDatabase(LOG);
    const login = `reader_${new URL(database.url).pathname.slice(1)}`;
    const password = createHmac("sha256", "test").update(login).digest("hex");
    await withClient(database.url, async (client) => {
      await client.query(`create role ${login} login noinherit password '${password}'`);
      await grantReading(client, login);
    });
    const url = new URL(database.url);
    url.username = login;
    url.password = password;
    return new LogRoom(database, openPool({ url: database.url, max: 4 }), openPool({ url: url.href, max: 70 }), login);
  }

  async append(...readings: readonly Reading[]): Promise<void> {
    for (const reading of readings) await appendReading(this.reader, reading, auditKeys);
  }

  async query<T extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.admin.query<T>(sql, [...values])).rows;
  }

  /** On one connection of who runs the hub. */
  async withAdmin<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.admin.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.admin.end(), this.reader.end()]);
    const server = new URL(this.database.url);
    await this.database.drop();
    server.pathname = "/postgres";
    await withClient(server.href, (client) => client.query(`drop role ${this.login}`));
  }
}

const LOG = { name: "read log", version: "1", run: (url: string) => withClient(url, prepare) };
const prepare = async (client: Parameters<typeof prepareDatabase>[0]) => void (await prepareDatabase(client, []));

/** A read log for a test file, for as long as it runs. */
export function useLog(): () => LogRoom {
  let room: LogRoom;
  beforeAll(async () => {
    room = await LogRoom.open();
  });
  afterAll(() => room.close());
  return () => room;
}
