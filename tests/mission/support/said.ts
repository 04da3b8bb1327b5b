/** A figure as the graph tells it: the figure, or why there is none. */
export interface Said {
  readonly value: string | null;
  readonly why: readonly string[];
}

/** How many came, left and moved, by direction and kind. */
export interface FlowLines {
  readonly lines: readonly { readonly direction: string; readonly kind: string; readonly persons: Said }[];
}

/** What was there, who came and who left, and what is there. */
export type FlowTotals = Readonly<Record<"stockBefore" | "came" | "left" | "stockAfter", Said>>;
