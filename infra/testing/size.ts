/**
 * How many cases a test runs: `commit` in `npm test`, `long` in `npm run test:long -- <id>`.
 * Read from HUB_TEST_LONG, which names one test.
 */
export function size(id: string, { commit, long }: { readonly commit: number; readonly long: number }): number {
  return process.env.HUB_TEST_LONG === id ? long : commit;
}
