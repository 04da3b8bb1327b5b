export { demoData } from "./command.js";
export { FAULT_KINDS, type FaultCounts, type FaultKind } from "./faults.js";
export type { DemoOptions } from "./region.js";
export { type BoardTruth, demoTruth } from "./truth.js";
export { type WrittenDelivery, writeDemo } from "./write.js";
