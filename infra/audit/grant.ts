import { type ClientBase, escapeIdentifier } from "pg";

/** Lets a login write readings, and nothing else of the log: it can neither read nor change what is written. */
export async function grantReading(client: ClientBase, role: string): Promise<void> {
  const name = escapeIdentifier(role);
  await client.query(`
    grant usage on schema audit to ${name};
    grant execute on function audit.append(audit.reading, bytea[], text[], int[]) to ${name}`);
}
