import { withClient } from "@regiohub/infra/db/connect";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";

/** Takes away all that was delivered of regions; those of the country's own editions stay. */
export const forgetRegions = ({ url }: Pick<TestSubgraph, "url">): Promise<void> =>
  withClient(url, async (client) => {
    for (const table of ["municipality_region", "region", "region_alias"]) {
      await client.query(`delete from staff.${table} where origin = 'delivery'`);
    }
  });
