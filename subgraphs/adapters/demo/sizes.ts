import type { Decimal } from "@regiohub/infra/values";
import type { DemoFunction } from "./functions.js";

/**
 * Sizes in ten-thousandths of full time, with weights: part-time is the rule.
 * All are multiples of 0.0005, so that they are whole hundredths of an hour in a week of 40 hours.
 */
export const SIZES: Readonly<Record<DemoFunction["category"], readonly (readonly [size: number, weight: number])[]>> = {
  OP: [
    [2000, 3],
    [3000, 3],
    [4000, 10],
    [5000, 10],
    [5125, 1],
    [6000, 20],
    [6775, 2],
    [7000, 11],
    [8000, 19],
    [8125, 1],
    [9000, 5],
    [10000, 17],
  ],
  OOP: [
    [2000, 5],
    [3000, 6],
    [4000, 16],
    [5000, 16],
    [6000, 20],
    [6775, 2],
    [7000, 10],
    [8000, 15],
    [10000, 10],
  ],
  DIR: [
    [6000, 5],
    [8000, 25],
    [9000, 20],
    [10000, 50],
  ],
  LIO: [
    [4000, 1],
    [6000, 1],
  ],
};

/** Ten-thousandths as a decimal: 8000 → `0.8000`. */
export const sizeText = (size: number): Decimal =>
  `${Math.floor(size / 10_000)}.${String(size % 10_000).padStart(4, "0")}`;
