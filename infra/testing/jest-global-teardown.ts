/** Stops what jest-global-setup started. */
export default async function teardown(): Promise<void> {
  await globalThis.hubTestServer?.stop();
}
