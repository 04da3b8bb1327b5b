import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { appendReading } from "./append.js";
import { subjectOf } from "./keys.js";
import { logSource } from "./log-source.js";
import { ShownPeople } from "./shown.js";
import { auditKeys, readingOf, sealKey, useLog } from "./testing/log-room.js";
import { clientTrace } from "./trace.js";
import { LANES, verifyLog } from "./verify.js";

const log = useLog();

async function verdict() {
  const client = await log().admin.connect();
  try {
    return await verifyLog(logSource(client), sealKey.publicKey);
  } finally {
    client.release();
  }
}

describe("a reading", () => {
  it("is one record per person and kind of data, with who asked and what for", async () => {
    const shown = new ShownPeople();
    shown.note({ board: "99001", number: "12" }, "IDENTITY");
    shown.note({ board: "99001", number: "12" }, "PAY");
    shown.note({ board: "99002", number: "12" }, "PAY");
    shown.note({ board: "99001", number: "12" }, "PAY");
    const trace = clientTrace({ traceparent: `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01` });
    await log().append(readingOf([], { name: "people Payroll", shown, trace }));
    const rows = await log().query(
      `select board_no, subject, level, kind, issuer, requester, client, purpose, activity from audit.disclosure
       where name = 'people Payroll' order by board_no, level`,
    );
    const common = {
      kind: "board",
      issuer: "https://issuer.example",
      requester: "somebody",
      client: null,
      purpose: "HR_ADMINISTRATION",
      activity: "urn:regiohub:purpose:HR_ADMINISTRATION",
    };
    const [first, second] = ["99001", "99002"].map((board) => subjectOf({ board, number: "12" }, auditKeys));
    expect(rows).toEqual([
      { ...common, board_no: "99001", subject: first, level: "IDENTITY" },
      { ...common, board_no: "99001", subject: first, level: "PAY" },
      { ...common, board_no: "99002", subject: second, level: "PAY" },
    ]);
    const [reading] = await log().query("select * from audit.reading where name = 'people Payroll'");
    expect(reading).toMatchObject({
      trace_id: Buffer.from("ab".repeat(16), "hex"),
      foreign_span_id: Buffer.from("cd".repeat(8), "hex"),
      parent_span_id: null,
      started_at: new Date("2026-10-01T12:00:00.123Z"),
      login: log().login,
      subjects: 2,
    });
  });

  it("takes one statement, and none when nobody is shown", async () => {
    let statements = 0;
    const counting = {
      query(text: string, values: unknown[]) {
        statements += 1;
        return log().reader.query(text, values);
      },
    };
    await appendReading(counting, readingOf(["1", "2", "3"]), auditKeys);
    expect(statements).toBe(1);
    await appendReading(counting, readingOf([]), auditKeys);
    expect(statements).toBe(1);
  });

  it("cuts off a name that is too long, and takes one that no text of the database can be", async () => {
    await log().append(readingOf(["1"], { name: `long\u0000${"n".repeat(300)}` }));
    expect(await log().query("select name from audit.reading where name like 'long%'")).toEqual([
      { name: `long\ufffd${"n".repeat(195)}` },
    ]);
  });

  it("that cannot be written is a refusal, which shows nothing of the database", async () => {
    const refused = log().append(readingOf(["1"], { trace: { ...clientTrace({}), spanId: "00" } }));
    await expect(refused).rejects.toMatchObject({ code: "READ_LOG_UNAVAILABLE", fault: "transient" });
    await expect(refused).rejects.not.toThrow(/span|audit|check/);
  });
});

describe("writers", () => {
  it("do not wait for each other, as many as there are lanes; one more waits for the first that commits", async () => {
    const writers = await Promise.all(Array.from({ length: LANES }, () => log().reader.connect()));
    const late = await log().reader.connect();
    try {
      await Promise.all(
        writers.map(async (client, index) => {
          await client.query("begin");
          await appendReading(client, readingOf([String(index)]), auditKeys);
        }),
      );
      const more = appendReading(late, readingOf(["late"]), auditKeys);
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      while ((await log().query(waiting)).length === 0) await sleep(10);
      await Promise.all(writers.map((client) => client.query("commit")));
      await more;
    } finally {
      for (const client of [...writers, late]) client.release();
    }
    const lanes = await log().query("select distinct lane from audit.reading");
    expect(lanes).toHaveLength(LANES);
    expect((await verdict()).findings).toEqual([]);
  });

  it("that roll back leave no gap", async () => {
    const client = await log().reader.connect();
    const { readings } = await verdict();
    for (const end of ["commit", "rollback", "commit", "rollback"]) {
      await client.query("begin");
      await appendReading(client, readingOf(["1"]), auditKeys);
      await client.query(end);
    }
    client.release();
    expect(await verdict()).toMatchObject({ findings: [], readings: readings + 2 });
  });
});

describe("a login that shows people", () => {
  it.each([
    "select from audit.reading",
    "select from audit.disclosure",
    "insert into audit.reading select * from audit.reading",
    "insert into audit.reading_subject values (0, 1, decode(repeat('00', 16), 'hex'), '99001', 1)",
    "update audit.reading set purpose = 'OTHER'",
    "delete from audit.reading_subject",
    "truncate audit.reading",
    "update audit.lane set seq = 0",
    "insert into audit.seal values (1, now(), '', '', '')",
    "select audit.hash_of(null)",
    "set role hub_audit",
    "drop function audit.append",
    "create table audit.mine (id int)",
  ])("cannot %s", async (sql) => {
    await expect(log().reader.query(sql)).rejects.toMatchObject({ code: "42501" });
  });

  it("cannot say where in the log a reading comes, when it was, or who wrote it", async () => {
    const zero = "decode(repeat('00', 32), 'hex')";
    await log().reader.query(
      `select audit.append(row(now(), $1, $2, null, null, 'forged', 'machine', '', '', null, '', '', '{}',
         63, 999, '2000-01-01', 'somebody', 5, ${zero}, ${zero}, ${zero})::audit.reading, '{}', '{}', '{}')`,
      [Buffer.alloc(16), Buffer.alloc(8)],
    );
    const [row] = await log().query<{ seq: number; at: Date; login: string; subjects: number }>(
      "select seq, at, login, subjects from audit.reading where name = 'forged'",
    );
    expect(row).toMatchObject({ login: log().login, subjects: 0 });
    expect(row?.seq).not.toBe(999);
    expect(row?.at.getUTCFullYear()).toBeGreaterThan(2000);
    expect((await verdict()).findings).toEqual([]);
  });
});

describe("the log's owner", () => {
  it.each([
    "update audit.reading set purpose = 'OTHER'",
    "truncate audit.reading, audit.reading_subject",
    "update audit.seal set at = now()",
  ])("cannot %s either", async (sql) => {
    const client = await log().admin.connect();
    await client.query("begin; set local role hub_audit");
    await expect(client.query(sql)).rejects.toMatchObject({ code: "42501" });
    await client.query("rollback");
    client.release();
  });
});
