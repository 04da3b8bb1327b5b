import { z } from "zod";
import type { Hub } from "../hub.js";
import { nearest } from "./near.js";
import { commonKeys, threshold } from "./profile-keys.js";
import { said } from "./profile-words.js";

/** What profiles may name of the hub itself: a name that nothing answers to would protect nothing. */
export interface ProfileTerms {
  /** Figures that `guard` may name. */
  readonly measures: readonly string[];
  /** What `withhold` may name: record kinds, and fields that a record can do without. */
  readonly withheld: readonly string[];
}

/** The terms of a hub. */
export const termsOf = ({ records, subgraphs }: Pick<Hub, "records" | "subgraphs">): ProfileTerms => ({
  measures: subgraphs.flatMap(({ measures }) => measures?.names ?? []),
  withheld: records.flatMap(({ kind, fields }) => [
    kind,
    ...Object.entries(fields).flatMap(([name, { nullable }]) => (nullable ? [`${kind}.${name}`] : [])),
  ]),
});

/** The keys that every profile may have, where it is known what they may name. */
export const commonKeysWith = ({ measures, withheld }: ProfileTerms) => ({
  ...commonKeys,
  guard: z
    .strictObject(Object.fromEntries(measures.map((name) => [name, threshold.nullable().optional()])))
    .optional()
    .describe(commonKeys.guard.description ?? ""),
  withhold: z
    .array(z.enum(withheld, { error: ({ input }) => withholdFault(input, withheld) }))
    .optional()
    .describe(commonKeys.withhold.description ?? ""),
});

function withholdFault(input: unknown, withheld: readonly string[]): string {
  const near = typeof input === "string" ? nearest(input, withheld) : undefined;
  const hint = (meant: string) => (near === undefined ? "" : ` (${meant} "${near}"?)`);
  return said(
    `a record kind, or a kind and a field that its records can do without: member.email${hint("did you mean")}`,
    `een soort record, of een soort en een veld dat de records kunnen missen: member.email${hint("bedoelt u")}`,
  );
}
