import { setTimeout as sleep } from "node:timers/promises";

/** Waits some ms; ends with the signal's reason as soon as it is aborted. */
export const abortableWait =
  (signal: AbortSignal) =>
  async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  };
