import { childOf } from "@regiohub/infra/audit/trace";
import { HubError } from "@regiohub/infra/errors";
import type { Log } from "@regiohub/infra/log";
import type { ServeGatewayOptions } from "@regiohub/infra/serving";
import type { Connect } from "./gateway.js";
import { httpTransport } from "./transports/http.js";
import { localTransport } from "./transports/local.js";
import type { SubgraphTransport } from "./transports/transport.js";

/** Which ways to subgraphs there are. */
export interface ConnectOptions
  extends Pick<ServeGatewayOptions, "inProcess" | "addresses" | "timeoutMs" | "answerLimit"> {
  /** Ways of one's own, by subgraph; the caller closes them. */
  readonly transports?: Readonly<Record<string, SubgraphTransport>>;
  readonly log: Log;
}

/**
 * Chooses the way to each subgraph: given, in this process, or over HTTP at the given or the composed address.
 * Ways that outlive a supergraph are not closed with it.
 */
export function connector({
  inProcess = [],
  transports = {},
  addresses = {},
  timeoutMs,
  answerLimit,
  log,
}: ConnectOptions): Connect {
  const lasting = new Map(Object.entries(transports).map(([name, transport]) => [name, kept(transport)]));
  for (const { name, schema, begin, ready } of inProcess) {
    const local = localTransport(schema, (request) => begin({ ...request, trace: childOf(request.trace) }), {
      name,
      timeoutMs,
      onUnknownError: (facts) => log.error("resolver failed", { subgraph: name, ...facts }),
    });
    lasting.set(name, kept({ ...local, check: ready }));
  }
  return (composed) =>
    new Map(
      [...composed].map(([name, composedAddress]) => {
        const address = addresses[name] ?? composedAddress;
        const transport = lasting.get(name);
        if (transport) return [name, transport];
        if (address) return [name, httpTransport(name, address, { timeoutMs, ...(answerLimit && { answerLimit }) })];
        throw new HubError("CONFIG_INVALID", `Subgraph "${name}": no address. Expected one in the supergraph.`);
      }),
    );
}

const kept = (transport: SubgraphTransport): SubgraphTransport => ({
  execute: (call) => transport.execute(call),
  check: () => transport.check(),
  close: async () => {},
});
