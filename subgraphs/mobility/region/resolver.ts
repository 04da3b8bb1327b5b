import type { Region } from "./type.js";

/** A region as figures name it: `SCHEME CODE`. */
export const regionKey = ({ scheme, code }: Region): string => `${scheme} ${code}`;

/** Answers other subgraphs' references to a region: its figures hang on the key alone. */
export const regionReference = ({ scheme, code }: Region): Region => ({ scheme, code });
