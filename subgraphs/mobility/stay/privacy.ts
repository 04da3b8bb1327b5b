import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { PersonalSection, Privacy } from "@regiohub/infra/privacy/privacy";
import { words } from "@regiohub/infra/words";
import type { ClientBase } from "pg";

/**
 * Stays, for the rights of their people: part of what mobility holds. Their time is over with that of the employments
 * that they are made of.
 */
export const stayPrivacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      `select member_number as number from mobility.person where board_no = $1
       union select member_number from mobility.stay where board_no = $1`,
      [board],
    );
    return rows.map(({ number }) => number);
  },
  describe: (client, person) => staysOf(client, person),
  async erase(client, board, numbers) {
    let erased = 0;
    for (const table of ["mobility.stay", "mobility.person"]) {
      const sql = `delete from ${table} where board_no = $1 and member_number = any ($2)`;
      erased += (await client.query(sql, [board, numbers])).rowCount ?? 0;
    }
    return erased;
  },
} satisfies Privacy;

async function staysOf(client: ClientBase, { board, number }: PersonKey): Promise<PersonalSection[]> {
  const { rows } = await client.query<Record<string, string | number | boolean | null> & { run_id: number }>(
    `select starts_on, ends_on, presumed, function_group, site_code, fte / 10000.0 as fte, contract_kind, end_reason,
       seconded_to, born_on, sex, stay.run_id
     from mobility.stay left join mobility.person using (board_no, member_number)
     where board_no = $1 and member_number = $2 order by starts_on`,
    [board, number],
  );
  if (rows.length === 0) return [];
  return [
    {
      title: words(
        "When you worked at this board, by which moves between boards are told",
        "Wanneer u bij dit bestuur werkte, waaruit overstappen tussen besturen blijken",
      ),
      columns: {
        starts_on: words("first day", "eerste dag"),
        ends_on: words("last day", "laatste dag"),
        presumed: words("end presumed", "einde vermoed"),
        function_group: words("group of functions", "functiegroep"),
        site_code: words("site", "vestiging"),
        fte: words("size (1 = full time)", "werktijdfactor"),
        contract_kind: words("kind of contract", "soort contract"),
        end_reason: words("why it ended", "reden einde"),
        seconded_to: words("seconded to board", "gedetacheerd bij bestuur"),
        born_on: words("date of birth", "geboortedatum"),
        sex: words("sex", "geslacht"),
      },
      rows: rows.map(({ run_id: _, ...row }) => row),
      runs: [...new Set(rows.map(({ run_id }) => run_id))],
    },
  ];
}
