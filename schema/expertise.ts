import { type Words, words } from "@regiohub/infra/words";
import { readReference } from "./reference.js";

/** What staff may be expert in, beside their function: by code what it is called. `schema/reference/expertise.csv`. */
export const EXPERTISE: ReadonlyMap<string, Words> = new Map(
  (await readReference("expertise.csv", ["code", "label_en", "label_nl", "source"])).map((row) => [
    row.code,
    words(row.label_en, row.label_nl),
  ]),
);
