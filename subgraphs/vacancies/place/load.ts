import type { Loader } from "@regiohub/infra/hub";
import { NOTHING } from "@regiohub/schema/place-regions";

/** Where sites are, and whose. Those that a register has no more stay: vacancies have been there. Counts nothing. */
export const placeLoader: Loader = {
  kind: "site",
  async load({ client, staged }) {
    await client.query(
      `insert into vacancies.place as t (site_code, board_no, municipality_code, sector)
       select site_code, board_number, municipality_code, coalesce(sector, 'PO') from ${staged}
       on conflict (site_code) do update set board_no = excluded.board_no,
         municipality_code = excluded.municipality_code, sector = excluded.sector
       where (t.board_no, t.municipality_code, t.sector)
         is distinct from (excluded.board_no, excluded.municipality_code, excluded.sector)`,
    );
    return NOTHING;
  },
};
