import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import type { LoadedRun } from "@regiohub/infra/hub";
import { columnOf, columnsSql } from "@regiohub/infra/record";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { FunctionGroupRecord } from "@regiohub/schema/records/function-group";
import type { ObservedRecord } from "@regiohub/schema/records/observed";
import type { StretchRecord } from "@regiohub/schema/records/stretch";
import type { WorkerRecord } from "@regiohub/schema/records/worker";
import { staff } from "../index.js";

/** What staff offers after a run, by kind, in order of the records' keys. */
export interface Offered {
  readonly observed: readonly ObservedRecord[];
  readonly worker: readonly WorkerRecord[];
  readonly stretch: readonly StretchRecord[];
  readonly function_group: readonly FunctionGroupRecord[];
}

/**
 * Has staff make all that it offers after a run of board 99001, as the kit does, in one transaction.
 * @param scope of people's records: of those whom the run changed, or of everybody
 */
export const offeredAfter = (
  hub: TestSubgraph,
  run: Partial<LoadedRun> & Pick<LoadedRun, "runId" | "day">,
  scope: "changed" | "all" = "changed",
): Promise<Offered> =>
  withClient(hub.url, async (client) => {
    const board = run.board ?? "99001";
    const loaded = { board, source: "test", coverage: "full", historySince: null, kinds: [], ...run } as const;
    const offered: Record<string, object[]> = {};
    await client.query("begin");
    await client.query("select set_config('hub.board', $1, true)", [board]);
    for (const { record, make } of staff.offers ?? []) {
      const staged = `pg_temp."${record.kind}"`;
      await client.query(`create temp table "${record.kind}" (${columnsSql(record)}) on commit drop;
        grant insert on ${staged} to ${roleOf("staff")}; set local role ${roleOf("staff")}`);
      await make(client, loaded, staged, scope);
      await client.query("reset role");
      const names = Object.keys(record.fields).map((name) => `${columnOf(name)} as "${name}"`);
      const { rows } = await client.query(
        `select ${names.join(", ")} from ${staged} order by ${record.key.map(columnOf).join(", ")}`,
      );
      offered[record.kind] = rows;
    }
    await client.query("commit");
    return offered as unknown as Offered;
  });

/** Takes away what was delivered of people, and that it was. */
export const forgetPeople = (url: string): Promise<unknown> =>
  withClient(url, (client) =>
    client.query(`truncate staff.member, staff.employment, staff.assignment, staff.member_past, staff.employment_past,
      staff.assignment_past, staff.delivery, staff.observed`),
  );
