import type { LoadContext, LoadCounts } from "@regiohub/infra/hub";

/**
 * Runs an upsert of staged rows and counts what it did.
 * @param upsert writes what is new or differs, and ends in `returning xmax = 0 as added`
 * @param removed rows that went before
 */
export async function upsertStaged(
  { client, staged }: LoadContext,
  upsert: string,
  removed: number,
): Promise<LoadCounts> {
  const { rows } = await client.query<{ added: boolean }>(upsert);
  const added = rows.filter((row) => row.added).length;
  const { rowCount } = await client.query(`select from ${staged}`);
  return { added, changed: rows.length - added, removed, unchanged: (rowCount ?? 0) - rows.length };
}
