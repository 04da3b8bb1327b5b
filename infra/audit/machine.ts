import { hostname } from "node:os";
import { activityOf, appendReading, type Reading, type Writes } from "./append.js";
import type { AuditKeys } from "./keys.js";
import type { ShownList } from "./shown.js";
import { clientTrace } from "./trace.js";

/** Who is at the hub's own machine, and why. */
export interface MachineReading {
  /** Command, `audit who-saw`. */
  readonly name: string;
  /** Name of the system's user. */
  readonly user: string;
  readonly purpose: string;
  readonly shown: ShownList;
}

/**
 * Writes down that a command shows people at the hub's own machine; as `appendReading`, before anything is printed.
 * @throws READ_LOG_UNAVAILABLE
 */
export function appendMachineReading(
  client: Writes,
  { name, user, purpose, shown }: MachineReading,
  keys: AuditKeys,
): Promise<void> {
  const reading: Reading = {
    name: `hub ${name}`,
    caller: { kind: "machine", issuer: hostname(), subject: user, client: null, purpose },
    trace: clientTrace({}),
    startedAt: new Date(),
    activity: activityOf(purpose),
    shown,
  };
  return appendReading(client, reading, keys);
}
