import type { LoadContext } from "@regiohub/infra/hub";

/**
 * Takes away what a full list of a whole register no longer has; of what it has refused, nothing. A list that is not full
 * takes nothing away. Returns how many rows went.
 * @param same whether a row `t` of the table is about the same as a staged or refused row `s`
 */
export async function removeUndelivered(
  { client, staged, refused, coverage }: LoadContext,
  table: string,
  same: string,
): Promise<number> {
  if (coverage !== "full") return 0;
  const { rowCount } = await client.query(
    `delete from ${table} t
     where not exists (select from ${staged} s where ${same}) and not exists (select from ${refused} s where ${same})`,
  );
  return rowCount ?? 0;
}
