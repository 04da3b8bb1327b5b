import { invalid } from "@regiohub/infra/ingest/cell";
import { boolean } from "@regiohub/infra/ingest/columns";
import { constant, using } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../employment-export.js";
import { hrProfile, siteColumn } from "../hr-profile.js";
import { brin, isOwn, memberNumber, relationNumber } from "./cells.js";
import { FUNCTION_CATEGORIES, groupOf } from "./functions.js";
import { line, PERSONNEL } from "./history.js";
import { facts, terms } from "./relation.js";

const BRIN = /^\d{2}[A-Z]{2}$/;

/** The school's site; null above school level, where the school is left out or made up. */
const siteCode = using(
  hrProfile,
  {
    brin,
    aboveSchools: boolean("Bovenschoolse functie").orElse(false),
    site: siteColumn(constant(null), constant(null), brin),
  },
  (row, { brins }) => {
    if (row.aboveSchools) return null;
    if (row.brin !== null && (BRIN.test(row.brin) || Object.hasOwn(brins, row.brin))) return row.site;
    return invalid(
      "a BRIN (two digits, two capitals), or J in Bovenschoolse functie",
      "een BRIN (twee cijfers, twee hoofdletters), of J in Bovenschoolse functie",
    );
  },
);

/**
 * `Personeel.csv`: a row per relation and month, or per relation and change. A relation is an employment; its rows are
 * the lines of it, for as far as they differ. Source: ./README.md
 */
export const relations = employmentExport({
  ...PERSONNEL,
  only: isOwn,
  columns: {
    memberNumber,
    employmentNumber: relationNumber,
    lineNumber: facts.map(({ startsOn }) => startsOn),
    contractKind: facts.map(({ kind }) => kind),
    contractStartsOn: facts.map(({ startsOn }) => startsOn),
    contractEndsOn: facts.map(({ endsOn }) => endsOn),
    fte: terms.map(({ fte }) => fte),
    hoursPerWeek: constant(null),
    startsOn: facts.map(({ startsOn }) => startsOn),
    endsOn: facts.map(({ endsOn }) => endsOn),
    share: constant(null), // a function of its own is a relation of its own
    functionCode: terms.map(({ category }) => (category === null ? null : String(category))),
    functionName: terms.map(({ category }) => (category === null ? null : (FUNCTION_CATEGORIES[category] ?? null))),
    unitCode: constant(null),
    siteCode,
    costCentreCode: constant(null),
    scaleCode: terms.map(({ scaleCode }) => scaleCode),
    scaleStep: terms.map(({ scaleStep }) => scaleStep),
    replacesMemberNumber: constant(null), // the delivery says that, not whom
    poolSubstitute: constant(null),
    functionGroup: terms.map(({ category }) => (category === null ? null : groupOf(category))),
    // The law asks of no relation why it ended, or whether it is part of a chain.
    endReason: constant(null),
    outsideChain: constant(null),
  },
  spread: line.map((found) => {
    if (found === null) return [];
    const { startsOn, endsOn, facts: whole } = found;
    return [
      {
        lineNumber: startsOn,
        startsOn,
        endsOn,
        contractKind: whole.kind,
        contractStartsOn: whole.startsOn,
        contractEndsOn: whole.endsOn,
      },
    ];
  }),
});
