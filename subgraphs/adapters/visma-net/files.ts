/**
 * The name of a result file: the last words of the API's path, and a number or a day behind it, for a result may come
 * in several files. `contracts.csv`, `contracts_2.csv`, `contracts-2026-01-31 (1).csv`; `.json` when the hub pulled it.
 */
export const resultFile = (name: string): RegExp => new RegExp(`^${name}([-_ .(]*\\d+\\)?)*\\.(csv|json)$`, "i");
