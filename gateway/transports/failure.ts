import { HubError } from "@regiohub/infra/errors";
import type { FailureReason } from "./transport.js";

/** The error of a failed fetch; the cause is for the log, never for the client. */
export const failure = (subgraph: string, reason: FailureReason, cause?: unknown): HubError =>
  new HubError(reason === "too slow" ? "TIMED_OUT" : "DOWNSTREAM_SERVICE_ERROR", `Subgraph "${subgraph}": ${reason}.`, {
    cause,
  });
