import { type Language, words } from "@regiohub/infra/words";
import type { Flows, RegionAnswers } from "./answers.js";
import { type Explanations, reasonOf } from "./reasons.js";

const TEXT = {
  withheld: words(
    "Of that day not even the number of all who work there is told ({reason}), and so nothing of its parts.",
    "Van die dag wordt zelfs het aantal van allen samen niet gegeven ({reason}), en dus ook niets van de delen ervan.",
  ),
  beside: words(
    "Tables of that day are given out; beside them nothing of this one may be told.",
    "Er zijn tabellen van die dag gegeven; daarnaast mag van deze niets gegeven worden.",
  ),
  unobserved: words(
    "Of none of the boards deliveries tell of all of that year.",
    "Van geen van de besturen vertellen de aanleveringen over dat hele jaar.",
  ),
} as const;

/** Why there is no table of the report's day, where what is told of all of its staff says it; else nothing. */
export function whyNoTable({ stock }: Pick<RegionAnswers, "stock">, lang: Language): Explanations {
  const all = stock.at(-1)?.stock;
  if (!all) return {};
  const { suppressedBecause, isTabled } = all;
  const reason = suppressedBecause === null ? null : reasonOf([suppressedBecause], lang);
  if (reason !== null) return { NOT_PUBLISHED: TEXT.withheld[lang].replace("{reason}", reason) };
  return isTabled ? { NOT_PUBLISHED: TEXT.beside[lang] } : {};
}

/** Why there are no flows of the report's year, where it is that no deliveries tell of it; else nothing. */
export const whyNoFlows = ({ boardsObserved }: Flows, lang: Language): Explanations =>
  boardsObserved === 0 ? { NOT_PUBLISHED: TEXT.unobserved[lang] } : {};
