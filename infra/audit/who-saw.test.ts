import { beforeAll, describe, expect, it } from "@jest/globals";
import type { ClientBase } from "pg";
import { exportReadings } from "./export.js";
import { subjectOf } from "./keys.js";
import { ldvRecords } from "./ldv.js";
import { appendMachineReading } from "./machine.js";
import { lookedUp, ShownPeople } from "./shown.js";
import { auditKeys, readingOf, useLog } from "./testing/log-room.js";
import { sightingLines } from "./text.js";
import { clientTrace } from "./trace.js";
import { whoSaw } from "./who-saw.js";

const log = useLog();
const subject = (number: string, board = "99001") => subjectOf({ board, number }, auditKeys);
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

const withAdmin = <T>(work: (client: ClientBase) => Promise<T>) => log().withAdmin(work);

const portal = {
  kind: "partner",
  issuer: "https://hub.example",
  subject: "portal",
  client: "portal",
  purpose: "MATCHING",
} as const;

beforeAll(async () => {
  await log().append(readingOf(["1", "2"], { levels: ["IDENTITY", "PAY"] }));
  const shown = new ShownPeople();
  shown.note({ board: "99001", number: "2" }, "PSEUDONYM");
  shown.note({ board: "99002", number: "1" }, "PROFILE");
  const trace = clientTrace({ traceparent: `00-${TRACE}-${SPAN}-01` });
  await log().append(readingOf([], { name: "mobility Matches", caller: portal, shown, trace }));
  const machine = {
    name: "audit who-saw",
    user: "root",
    purpose: "OPERATIONS",
    shown: lookedUp({ board: "99001", number: "1" }),
  };
  await appendMachineReading(log().reader, machine, auditKeys);
});

describe("who saw a person", () => {
  it("is everybody who was shown something, newest first, with what and what for", async () => {
    const sightings = await withAdmin((client) => whoSaw(client, subject("2")));
    expect(sightings).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        kind: "partner",
        requester: "portal",
        issuer: "https://hub.example",
        client: "portal",
        purpose: "MATCHING",
        levels: ["PSEUDONYM"],
        name: "mobility Matches",
        traceId: TRACE,
      },
      expect.objectContaining({ kind: "board", requester: "somebody", levels: ["IDENTITY", "PAY"] }),
    ]);
  });

  it("is also who looked into the log for them, at the hub's own machine", async () => {
    const [last] = await withAdmin((client) => whoSaw(client, subject("1")));
    expect(last).toMatchObject({ kind: "machine", requester: "root", levels: [], name: "hub audit who-saw" });
    expect(sightingLines([last as NonNullable<typeof last>])[1]).toMatch(/machine +root .*looked up in this log/);
  });

  it("is nobody for the same number at another board, or before the first day that is asked for", async () => {
    expect(await withAdmin((client) => whoSaw(client, subject("2", "99002")))).toEqual([]);
    expect(await withAdmin((client) => whoSaw(client, subject("2"), "9999-12-31"))).toEqual([]);
    expect(await withAdmin((client) => whoSaw(client, subject("2"), "2000-01-01"))).toHaveLength(2);
    expect(sightingLines([])).toEqual(["nobody was shown this person"]);
  });
});

describe("a Logboek Dataverwerkingen", () => {
  const exported = (range: Parameters<typeof exportReadings>[1]) =>
    withAdmin(async (client) => {
      const all = [];
      for await (const reading of exportReadings(client, range)) all.push(ldvRecords(reading));
      return all;
    });
  const matches = async (board?: string) =>
    (await exported({ board })).find(([first]) => first?.name === "mobility Matches") ?? [];

  it("has a record of its own for each person, within the action of the reading", async () => {
    const [own, ...people] = await matches();
    expect(own).toEqual({
      trace_id: TRACE,
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      status_code: "STATUS_CODE_OK",
      name: "mobility Matches",
      start_time: Date.parse("2026-10-01T12:00:00.123Z"),
      end_time: expect.any(Number),
      resource: { attributes: { "service.name": "regiohub" } },
      attributes: {
        "dpl.core.processing_activity_id": "urn:regiohub:purpose:HR_ADMINISTRATION",
        "dpl.core.foreign_operation.trace_id": TRACE,
        "dpl.core.foreign_operation.span_id": SPAN,
      },
    });
    expect(people.map((record) => record.parent_span_id)).toEqual([own?.span_id, own?.span_id]);
    expect(new Set([own, ...people].map((record) => record?.span_id)).size).toBe(3);
    const named = people.map(({ attributes }) => [
      attributes["dpl.core.data_subject_id"],
      attributes["dpl.core.data_subject_id_type"],
    ]);
    const subjects = [subject("2"), subject("1", "99002")].map((bytes) => bytes.toString("hex")).sort();
    expect(named).toEqual(subjects.map((one) => [one, "urn:regiohub:subject"]));
    expect(await matches()).toEqual([own, ...people]);
  });

  it("has one record for a reading of one person", async () => {
    const [alone] = await exported({}).then((all) => all.filter((records) => records.length === 1));
    expect(alone).toMatchObject([
      { name: "hub audit who-saw", attributes: { "dpl.core.data_subject_id": subject("1").toString("hex") } },
    ]);
    expect(alone?.[0]).not.toHaveProperty("parent_span_id");
  });

  it("can be of one board and of a range of days, the last one included", async () => {
    const [, ...people] = await matches("99002");
    expect(people.map(({ attributes }) => attributes["dpl.core.data_subject_id"])).toEqual([
      subject("1", "99002").toString("hex"),
    ]);
    expect(await exported({ board: "99003" })).toEqual([]);
    const [{ day } = { day: "" }] = await log().query<{ day: string }>(
      "select (min(at) at time zone 'Europe/Amsterdam')::date::text as day from audit.reading",
    );
    expect((await exported({ from: day, until: day })).length).toBeGreaterThan(0);
    expect(await exported({ until: "2000-01-01" })).toEqual([]);
    expect(await exported({ from: "9999-01-01" })).toEqual([]);
  });
});
