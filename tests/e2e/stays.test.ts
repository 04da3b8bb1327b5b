import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type IngestOptions, ingest, type RunReport } from "@regiohub/infra/ingest/ingest";
import { approve, replay } from "@regiohub/infra/ingest/release";
import type { FreshDatabase } from "@regiohub/infra/testing/database";
import { handover, hubDatabase, withFiles } from "../catalogue/support/board.js";
import { afas } from "../catalogue/support/connectors/afas.js";
import { hub } from "../catalogue/support/hub.js";
import { type Person, staffOf } from "../catalogue/support/people.js";

const BOARD = "99001";
const PEOPLE = staffOf(BOARD, 30);

let database: FreshDatabase;
beforeAll(async () => {
  database = await hubDatabase("nothing but a register");
});
afterAll(() => database.drop());

/** Delivers the board's files of a day. Who is in unit DET works at a school of another board. */
function deliver(people: readonly Person[], day: string, more: Partial<IngestOptions> = {}): Promise<RunReport> {
  const settings = { coverage: "full", units: { DET: "99YA00" }, seconded: { DET: "99002" } };
  const { source, files } = handover(afas, BOARD, afas.tables(people, BOARD), settings);
  return withFiles(files, async (folder) => {
    const [run] = await ingest({ hub, url: database.url, board: BOARD, source, files: [folder], day, ...more });
    return run as RunReport;
  });
}

/** Who works at the board, each with the day behind the last; those who go on, without one. */
const ends = (): Promise<string[]> =>
  withClient(database.url, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      `select concat_ws(' ', member_number, ends_on, case when presumed then 'presumed' end) as row
       from mobility.stay where ends_on is not null order by 1`,
    );
    return rows.map(({ row }) => row);
  });
const observed = async () =>
  withClient(database.url, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      "select concat_ws(' ', board_no, from_on, until_on, basis) as row from mobility.observed",
    );
    return rows.map(({ row }) => row);
  });

it("follows a board's files: who came, who left, and since when that is known", async () => {
  const first = await deliver(PEOPLE, "2026-03-01");
  expect(first).toMatchObject({ state: "loaded", error: null });
  expect(await ends()).toEqual([]);
  expect(await observed()).toEqual(["99001 2026-03-01 2026-03-01 DELIVERED"]);

  const [leaver, ...others] = PEOPLE as [Person, ...Person[]];
  expect(await deliver(others, "2026-04-01", { dryRun: { first: 0, after: 0 } })).toMatchObject({ state: "loaded" });
  expect(await deliver(others.slice(10), "2026-04-01")).toMatchObject({ state: "held" });
  expect(await ends()).toEqual([]);
  expect(await observed()).toEqual(["99001 2026-03-01 2026-03-01 DELIVERED"]);

  const ended = others.map((person, index) =>
    index === 0 ? { ...person, jobs: person.jobs.map((job) => ({ ...job, endsOn: "2026-04-30" })) } : person,
  );
  const second = await deliver(ended, "2026-05-01");
  expect(second).toMatchObject({ state: "loaded" });
  const known = [`${leaver.number} 2026-04-30 presumed`, `${others[0]?.number} 2026-04-30`];
  expect(await ends()).toEqual(known);
  expect(await observed()).toEqual(["99001 2026-03-01 2026-05-01 DELIVERED"]);

  expect(await deliver(ended, "2026-05-01")).toMatchObject({ state: "unchanged" });
  expect(await replay({ hub, url: database.url, runId: first.id })).toMatchObject({ state: "loaded" });
  expect(await ends()).toEqual([]);
  expect(await replay({ hub, url: database.url, runId: second.id })).toMatchObject({ state: "loaded" });
  expect(await ends()).toEqual(known);
});

it("does on approval what a held delivery would have done, on the day that it speaks of", async () => {
  const held = await deliver(PEOPLE.slice(15), "2026-06-01");
  expect(held.state).toBe("held");
  await approve({ hub, url: database.url, runId: held.id, by: "tester" });
  const presumed = (await ends()).filter((row) => row.endsWith("2026-05-31 presumed"));
  expect(presumed).toHaveLength(13);
});

it("tells at which school of which other board somebody works who is seconded", async () => {
  const [first, ...others] = PEOPLE.slice(15) as [Person, ...Person[]];
  const place = { unit: "DET", brin: "99YA" };
  const seconded = { ...first, jobs: first.jobs.map((job) => ({ ...job, place })) };
  expect(await deliver([seconded, ...others], "2026-07-01")).toMatchObject({ state: "loaded" });
  const at = await withClient(database.url, async (client) => {
    const { rows } = await client.query(
      "select member_number, site_code, seconded_to from mobility.stay where seconded_to is not null",
    );
    return rows;
  });
  expect(at).toEqual([{ member_number: first.number, site_code: "99YA00", seconded_to: "99002" }]);
});
