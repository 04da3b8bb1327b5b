/**
 * A result of an export job, by the last words of the API's path; behind it may stand a number or a day, for a result may
 * come in several files. `contracts.csv`, `contracts_2.csv`, `contracts-2026-01-31 (1).csv`; `.json` when the hub pulled
 * it.
 */
export const resultFile = (name: string) => ({
  name: `${name}.csv`,
  file: new RegExp(`^${name}([-_ .(]*\\d+\\)?)*\\.(csv|json)$`, "i"),
  part: new RegExp(`^${name}[-_ ]\\(?(\\d{1,3})\\)?\\.(?:csv|json)$`, "i"),
});
