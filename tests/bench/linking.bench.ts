import { linkingQualityOf } from "@regiohub/mobility";
import type { BenchOptions, BenchResult } from "./result.js";

const SIZES = [20_000, 200_000];
const SEED = 1;
/** Of the pairs that are linked, the part that must be one person. Source: issue 5. */
const LEAST_PRECISION = 0.999;

/** How well people are linked across boards, in generated regions of which it is known who is who. */
export async function linkingBench({ scale }: BenchOptions): Promise<BenchResult> {
  const rows = SIZES.map((size) => {
    const began = performance.now();
    const quality = linkingQualityOf(Math.ceil(size * scale), SEED);
    const seconds = (performance.now() - began) / 1_000;
    if (quality.precision < LEAST_PRECISION) {
      throw new Error(
        `linking: of ${quality.linked} linked pairs ${quality.wrong} are wrong. Expected 1 in 1,000 at most.`,
      );
    }
    const { listed, truePairs, linked, wrong, contradicted } = quality;
    const shares = [quality.precision, quality.recall, quality.ambiguousShare].map((part) => part.toFixed(5));
    return `| ${[listed, truePairs, linked, wrong, contradicted, ...shares, seconds.toFixed(1)].join(" | ")} |`;
  });
  return { name: "Linking people across boards", lines: report(rows) };
}

const report = (rows: readonly string[]): string[] => [
  "Generated regions, tokens made as the adapters make them. Of 1,000 people 70 moved to a second board, 10 work at two, 10",
  "got a new number, 5 came back under one after years elsewhere; there are twins, doubles by name, initials, birth day and sex,",
  "at once or one after the other, and boards that write names their own way.",
  "Of 1,000 who are at a second board it has 20 with other initials, 3 with another birth day, 4 with the partner's name:",
  "these are missed by design, all others should be found. Fails below a precision of 0.999.",
  "",
  "| numbers | true pairs | linked | of them wrong | contradicted | precision | recall | ambiguous share | seconds |",
  "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
  ...rows,
];
