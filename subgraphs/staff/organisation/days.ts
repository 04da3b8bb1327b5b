import type { ClientBase } from "pg";

/** Gives sites and schools the days that the register of institutions has of them; those that it does not have get none. */
export async function keepDays(client: ClientBase): Promise<void> {
  for (const [table, number] of [
    ["staff.site", "code"],
    ["staff.school", "brin"],
  ]) {
    await client.query(
      `update ${table} t set opened_on = o.opened_on, closed_on = o.closed_on
       from ${table} own left join staff.organisation o on o.number = own.${number}
       where t.${number} = own.${number} and (t.opened_on, t.closed_on) is distinct from (o.opened_on, o.closed_on)`,
    );
  }
}
