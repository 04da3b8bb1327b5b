import type { LoadCounts } from "@regiohub/infra/hub";

/** Rows of registers are counted by the part of the hub that keeps the registers, and refused by it. */
export const NOTHING: LoadCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
