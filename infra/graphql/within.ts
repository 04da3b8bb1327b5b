import { HubError } from "../errors.js";
import type { Wait } from "../wait.js";
import type { OpenSubgraph, OperationRequest, SubgraphOperation } from "./subgraph.js";

/**
 * Begins an operation that is abandoned as soon as nobody waits for it any more. Finishing it throws TIMED_OUT then.
 */
export function beginWithin(subgraph: OpenSubgraph, request: OperationRequest & { wait: Wait }): SubgraphOperation {
  const { signal } = request.wait;
  const operation = subgraph.begin(request);
  const giveUp = () => void operation.abandon();
  signal.addEventListener("abort", giveUp, { once: true });
  const finish = () =>
    operation
      .finish()
      .catch((error: unknown) => {
        throw signal.aborted ? new HubError("TIMED_OUT", `Subgraph "${subgraph.name}": too slow.`) : error;
      })
      .finally(() => signal.removeEventListener("abort", giveUp));
  return { ...operation, finish };
}
