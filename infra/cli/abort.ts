/** Resolves when the signal is aborted. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** A press of Ctrl-C may arrive twice, from the terminal and from the parent: within this time they are one. */
const ONE_PRESS_MS = 1_000;

/**
 * Aborts on Ctrl-C, SIGTERM, and when the process that started this one is gone.
 * A later second signal ends at once.
 */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt = 0;
  const stop = (now = Date.now()) => {
    if (!controller.signal.aborted) {
      firstAt = now;
      controller.abort();
    } else if (now - firstAt > ONE_PRESS_MS) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop());
  process.once("disconnect", () => stop());
  // Gone before this was called: a process that was started without a channel has `undefined` here.
  if (process.connected === false) stop();
  process.channel?.unref();
  return controller.signal;
}
