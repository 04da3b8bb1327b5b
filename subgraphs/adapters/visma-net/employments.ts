import { text } from "@regiohub/infra/ingest/columns";
import { combine, constant } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../employment-export.js";
import { endsOn, fte, hours, startsOn, subContract } from "./contract-rows.js";
import { costCentreCode } from "./cost-centres.js";
import { resultFile } from "./files.js";
import { employmentFacts, employmentNumber, lines, site, unit } from "./lines.js";
import { memberNumber } from "./people.js";

/**
 * `contracts`: a row per sub-contract over a time in which nothing of it changed; each becomes a line, or several where
 * the size of the whole contract or the place of work changes while it runs. Source: ./README.md
 */
export const employments = employmentExport({
  ...resultFile("contracts"),
  spread: lines,
  columns: {
    memberNumber,
    employmentNumber,
    lineNumber: combine({ subContract, startsOn }, (line) => `${line.subContract}/${line.startsOn}`),
    contractKind: employmentFacts.map(({ contractKind }) => contractKind),
    contractStartsOn: employmentFacts.map(({ contractStartsOn }) => contractStartsOn),
    contractEndsOn: employmentFacts.map(({ contractEndsOn }) => contractEndsOn),
    fte,
    hoursPerWeek: hours,
    startsOn,
    endsOn,
    share: constant(null),
    functionCode: text("functionid").orNull(),
    functionName: text("functionname").optional(),
    unitCode: unit,
    siteCode: site,
    costCentreCode,
    scaleCode: text("scale").optional(),
    scaleStep: text("step").optional(),
    replacesMemberNumber: constant(null), // no field of it says whom
    poolSubstitute: constant(null),
    endReason: employmentFacts.map(({ endReason }) => endReason),
    outsideChain: employmentFacts.map(({ outsideChain }) => outsideChain),
  },
});
