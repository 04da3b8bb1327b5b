import type { LoadContext, LoadCounts } from "@regiohub/infra/hub";

/**
 * Runs an upsert of staged rows and counts what it did.
 * @param upsert writes what is new or differs, and ends in `returning xmax = 0 as added`
 * @param removed rows that went before
 * @param values of the upsert's parameters
 */
export async function upsertStaged(
  { client, staged }: LoadContext,
  upsert: string,
  removed: number,
  values: readonly unknown[] = [],
): Promise<LoadCounts> {
  const { rows } = await client.query<{ added: number; changed: number; delivered: number }>(
    `with brought as (${upsert})
     select count(*) filter (where added) as added, count(*) filter (where not added) as changed,
       (select count(*) from ${staged}) as delivered
     from brought`,
    [...values],
  );
  const { added, changed, delivered } = rows[0] as { added: number; changed: number; delivered: number };
  return { added, changed, removed, unchanged: delivered - added - changed };
}
