import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { PersonalSection, Privacy } from "@regiohub/infra/privacy/privacy";
import { words } from "@regiohub/infra/words";

/** Profiles and consents, for the rights of their people: part of what mobility holds. */
export const profilePrivacy = {
  async people(client, board) {
    const { rows } = await client.query<{ number: string }>(
      `select member_number as number from mobility.profile where board_no = $1
       union select member_number from mobility.consent where board_no = $1`,
      [board],
    );
    return rows.map(({ number }) => number);
  },
  async describe(client, person) {
    return [...(await profileOf(client, person)), ...(await consentsOf(client, person))];
  },
  /** A consent goes with the person: nothing of theirs is left that it would have to account for. */
  async erase(client, board, numbers) {
    let erased = 0;
    for (const table of ["mobility.profile", "mobility.consent"]) {
      const sql = `delete from ${table} where board_no = $1 and member_number = any ($2)`;
      erased += (await client.query(sql, [board, numbers])).rowCount ?? 0;
    }
    return erased;
  },
  sweep: {
    async consents(client, board, { day }, held) {
      const { rowCount } = await client.query(
        `delete from mobility.consent where board_no = $1 and member_number <> all ($3)
         and least(expires_on, (withdrawn_at at time zone 'Europe/Amsterdam')::date) <= $2`,
        [board, day, held],
      );
      return rowCount ?? 0;
    },
  },
} satisfies Privacy;

type Client = Parameters<Privacy["describe"]>[0];

async function profileOf(client: Client, { board, number }: PersonKey): Promise<PersonalSection[]> {
  const { rows } = await client.query<Record<string, string | null> & { run_id: number }>(
    `select function_wanted, fte_from, fte_to, regions, available_from, available_to, run_id
     from mobility.profile where board_no = $1 and member_number = $2`,
    [board, number],
  );
  if (rows.length === 0) return [];
  return [
    {
      title: words("What you offer and want", "Uw mobiliteitsprofiel"),
      columns: {
        function_wanted: words("function wanted", "gewenste functie"),
        fte_from: words("FTE from", "fte vanaf"),
        fte_to: words("FTE to", "fte tot en met"),
        regions: words("regions; empty: anywhere", "regio's; leeg: overal"),
        available_from: words("available from", "beschikbaar vanaf"),
        available_to: words("until", "tot en met"),
      },
      rows: rows.map(({ run_id: _, ...row }) => row),
      runs: rows.map(({ run_id }) => run_id),
    },
  ];
}

async function consentsOf(client: Client, { board, number }: PersonKey): Promise<PersonalSection[]> {
  const { rows } = await client.query<Record<string, string | null>>(
    `select recipient, purpose, given_on, expires_on, evidence,
       to_char(withdrawn_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD HH24:MI') as withdrawn_at
     from mobility.consent where board_no = $1 and member_number = $2 order by recorded_at, id`,
    [board, number],
  );
  if (rows.length === 0) return [];
  return [
    {
      title: words("Who may see that, as you agreed", "Wie dat mag zien, met uw toestemming"),
      columns: {
        recipient: words("who", "wie"),
        purpose: words("what for", "waarvoor"),
        given_on: words("agreed on", "toegestemd op"),
        expires_on: words("until", "tot en met"),
        withdrawn_at: words("withdrawn", "ingetrokken"),
        evidence: words("signed paper", "ondertekend stuk"),
      },
      rows,
      runs: [],
    },
  ];
}
