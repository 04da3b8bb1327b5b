import type { ClientBase } from "pg";

/** Waits until no other register is being loaded, and has others wait. Readers and personnel deliveries go on. */
export const oneRegister = (client: ClientBase): Promise<unknown> =>
  client.query("lock table staff.site in share row exclusive mode");
