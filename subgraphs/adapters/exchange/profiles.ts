import { invalid } from "@regiohub/infra/ingest/cell";
import { date, decimal, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { profile } from "@regiohub/schema/records/index";
import { lastDay, name } from "./cells.js";

const size = (header: string) => decimal(header, { min: 0.0001, max: 1 });

/** `profiles.csv`: one row per person who looks for other work. Source: ./README.md */
export const profiles = defineExport({
  name: "profiles.csv",
  file: /^profiles\.csv$/i,
  record: profile,
  required: false,
  columns: {
    memberNumber: name("memberNumber"),
    functionWanted: text("functionWanted", { max: 200 }),
    fteFrom: size("fteFrom"),
    fteTo: combine({ most: size("fteTo"), least: size("fteFrom") }, ({ most, least }) =>
      Number(most) < Number(least) ? invalid("a size of fteFrom or more", "een omvang van fteFrom of meer") : most,
    ),
    regions: text("regions", { max: 300 }).map(inOrder).orNull(), // empty: anywhere
    availableFrom: date("availableFrom"),
    availableTo: lastDay("availableTo", "availableFrom"), // empty: without end
  },
});

/** Codes in any case, parted by blanks or commas → each once, in order, parted by a space. */
function inOrder(cell: string) {
  const codes = new Set(
    cell
      .toUpperCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  );
  const areCodes = codes.size > 0 && [...codes].every((code) => /^AM\d\d$/.test(code));
  return areCodes
    ? [...codes].sort().join(" ")
    : invalid("codes as AM03, parted by blanks", "codes als AM03, met spaties ertussen");
}
