import { startTestServer, type TestServer } from "./server.js";
import { workerFlags } from "./worker-flags.js";

declare global {
  /** Server of this test run, for jest-global-teardown. */
  var hubTestServer: TestServer | undefined;
}

/** Starts one PostgreSQL for the whole test run; jest's workers, which start after it, find it by the environment. */
export default async function setup(): Promise<void> {
  process.execArgv.push(...workerFlags());
  const server = await startTestServer(process.env);
  globalThis.hubTestServer = server;
  process.env.HUB_TEST_SERVER = server.url;
  process.env.HUB_TEST_PREFIX = server.prefix;
}
