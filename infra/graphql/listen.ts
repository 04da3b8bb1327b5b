import { HubError } from "../errors.js";

/** What can listen and be closed: a Fastify server. */
interface Listener {
  listen(place: { port: number; host: string }): Promise<string>;
  close(): Promise<unknown>;
}

/**
 * Listens and gives the address, or closes the server and says in one sentence why not.
 * @throws PORT_TAKEN
 */
export async function listen(app: Listener, { port, host }: { readonly port: number; readonly host: string }) {
  try {
    return await app.listen({ port, host });
  } catch (cause) {
    await app.close();
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    throw new HubError("PORT_TAKEN", `Port ${port}: another program listens there. Expected a free port.`, { cause });
  }
}
