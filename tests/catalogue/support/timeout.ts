import { size } from "@regiohub/infra/testing/size";

/** Longest that a test may take, in ms: two minutes with each commit, three hours by hand. */
export const timeoutOf = (id: string): number => size(id, { commit: 120_000, long: 10_800_000 });
