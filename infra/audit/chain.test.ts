import { describe, expect, it } from "@jest/globals";
import { forSeeds } from "../testing/seeds.js";
import { type Link, packPeople } from "./chain.js";
import { subjectOf } from "./keys.js";
import { logSource } from "./log-source.js";
import { anyReading, auditKeys, readingOf, sealKey, useLog } from "./testing/log-room.js";
import { verifyLog } from "./verify.js";

const log = useLog();

describe("a chain", () => {
  it("is the same here and in the database, whatever the readings say", async () => {
    const written = await forSeeds("P-03", { commit: 1_000, long: 20_000 }, (random) =>
      log().append(anyReading(random)),
    );
    const client = await log().admin.connect();
    expect(await verifyLog(logSource(client), sealKey.publicKey)).toMatchObject({ findings: [], readings: written });
    client.release();
  });

  it("holds the people of a reading in the order of their subjects, not of the answer", async () => {
    const reading = readingOf(["7", "3", "11", "5", "2"]);
    await log().append({ ...reading, name: "ordered" });
    const client = await log().admin.connect();
    const [row] = await log().query<{ lane: number }>("select lane from audit.reading where name = 'ordered'");
    let last: Link | undefined;
    for await (const link of logSource(client).links(row?.lane ?? -1)) last = link;
    client.release();
    const people = [...reading.shown.people()].map(([person, shown]) => ({
      subject: subjectOf(person, auditKeys),
      board: person.board,
      shown,
    }));
    expect(last?.people).toEqual(packPeople(people));
    expect(packPeople(people.toReversed())).toEqual(packPeople(people));
  });
});
