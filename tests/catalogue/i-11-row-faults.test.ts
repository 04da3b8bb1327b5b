import { expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { listRejections } from "@regiohub/infra/ingest/ingest";
import { REJECTIONS, type Rejection } from "@regiohub/infra/ingest/rejection";
import { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { deliver, handover, hubDatabase, mustLoad } from "./support/board.js";
import { BOARD } from "./support/board-of-forty.js";
import { afas, type Connector, hrCore } from "./support/connectors/index.js";
import { ROW_FAULTS } from "./support/row-faults.js";
import { lineOf, presentOf, type Spoilt, STAFF, spoil, UNGUARDED } from "./support/spoilt.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("I-11");
const COVERAGES = ["full", "windowed", "delta"];
/** Words and numbers that stand in bad cells, and nowhere else. */
const SECRETS = /kanarie|999990020|ABNA0417|11XX00|1812|lang lang/i;

const withStaff = (connector: Connector) =>
  hubDatabase(`staff of ${connector.source}`, (url) =>
    mustLoad(url, handover(connector, BOARD, connector.tables(STAFF, BOARD), UNGUARDED)),
  );

/** People and employments as `presentOf` lists them. */
const found = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(
      `select number || ' ' || coalesce(call_name, 'null') as line from staff.member
       union all
       select m.number || '/' || split_part(a.employment_number, '/', 1) || ' ' || a.hours_per_week
       from staff.assignment a join staff.member m on m.id = a.member_id`,
    );
    return rows.map(({ line }) => line).sort();
  });

/** Sees that what is told says what to do, in Dutch too, and never what stands in the cell. */
function readAloud({ code, expected }: Rejection, message: string): void {
  expect(expected.nl).not.toBe("");
  expect(REJECTIONS[code].nl).toMatch(/^[A-Z].*\.$/);
  expect([expected.en, expected.nl, message].join(" ")).not.toMatch(SECRETS);
}

async function bring(connector: Connector, { delivery, told, isLost, present }: Spoilt): Promise<void> {
  await using database = await withStaff(connector);
  const report = await deliver(database.url, delivery);
  const rejections = await withClient(database.url, (client) => listRejections(client, report.id));
  expect(report.state).toBe(isLost ? "refused" : "loaded");
  if (!isLost) expect(rejections.map(lineOf).sort()).toEqual(told);
  for (const rejection of rejections) readAloud(rejection, report.message);
  expect(await found(database.url)).toEqual(present);
}

it("are forty kinds", () => {
  expect(ROW_FAULTS).toHaveLength(40);
});

it.each(
  [afas, hrCore].flatMap((connector) => COVERAGES.map((coverage) => [connector.source, coverage, connector] as const)),
)(
  "rows of %s that are wrong, %s: each is told once, and the good ones are loaded",
  async (_, coverage, connector) => {
    await forSeeds("I-11", { commit: 4, long: 100 }, async (random, seed) => {
      // Each share from 1 to 100 % once in the long run, all over the range in the short one.
      await bring(connector, spoil(connector, coverage, 1 + ((seed * 37) % 100), random));
    });
  },
  TIMEOUT,
);

it(
  "rows that are all wrong are refused as a whole, and nothing changes",
  async () => {
    const spoilt = spoil(afas, "full", 100, new Random(1));
    expect(spoilt).toMatchObject({ present: presentOf(STAFF), isLost: true });
    await bring(afas, spoilt);
  },
  TIMEOUT,
);
