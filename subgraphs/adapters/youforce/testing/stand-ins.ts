import { afterEach } from "@jest/globals";
import { Clock } from "./clock.js";
import { APPLICATION } from "./pull.js";
import { type StandIn, type StandInOptions, standIn } from "./stand-in.js";

/** A stand-in, and the clock that it and who asks it go by. */
export interface Running extends StandIn {
  readonly clock: Clock;
}

/** Gives stand-ins to the tests of a file; each ends with the test that asked for it. */
export function useStandIns(): (options: Partial<StandInOptions>) => Promise<Running> {
  const running: StandIn[] = [];
  afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));
  return async (options) => {
    const clock = new Clock();
    const started = await standIn({ application: APPLICATION, rows: {}, ...options, clock });
    running.push(started);
    return Object.assign(started, { clock });
  };
}
