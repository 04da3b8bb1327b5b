import { afterEach } from "@jest/globals";
import type { StandInOptions } from "./responder.js";
import { type StandIn, standIn } from "./stand-in.js";

/** Gives stand-ins to the tests of a file; each ends with the test that asked for it. */
export function useStandIns(): (options: StandInOptions) => Promise<StandIn> {
  const running: StandIn[] = [];
  afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));
  return async (options) => {
    const started = await standIn(options);
    running.push(started);
    return started;
  };
}
