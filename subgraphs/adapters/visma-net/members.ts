import { invalid } from "@regiohub/infra/ingest/cell";
import { code, date, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { firstOf } from "@regiohub/infra/ingest/derive";
import { member } from "@regiohub/schema/records/index";
import { linkExport } from "../links.js";
import { sexColumn } from "../sex.js";
import { resultFile } from "./files.js";
import { memberNumber, who } from "./people.js";

/** As `memberNumber`, and a doubt about who it is is reported: once, on the employee's row. */
const reportedNumber = who.map(({ number, inDoubt }) =>
  inDoubt
    ? invalid(
        "nobody else of this name and birth date at work at the same time, or sameAs in the profile that says who it is",
        "niemand anders met deze naam en geboortedatum die tegelijk werkt, of sameAs in het profiel dat zegt wie dit is",
      )
    : number,
);

/** `employees`: a row per employee; of a person with several, the last one counts. Source: ./README.md */
export const members = defineExport({
  ...resultFile("employees"),
  record: member,
  only: who.map(({ isLast }) => isLast),
  columns: {
    memberNumber: firstOf(reportedNumber.orDropped(), memberNumber),
    initials: text("initials").orNull(),
    callName: text("nickname").orNull(), // `firstname` holds the official first names
    birthPrefix: text("prefixbirthname").orNull(),
    birthName: text("birthname"),
    partnerPrefix: text("prefixpartnername").orNull(),
    partnerName: text("partnername").orNull(),
    nameUsage: code("nameusage", {
      Eigen: "OWN",
      "Part./eig.": "PARTNER_OWN",
      Partner: "PARTNER",
      "Eig./Part.": "OWN_PARTNER",
    }).orDropped(),
    sex: sexColumn("gender"),
    bornOn: date("dateofbirth").orNull(),
    email: text("businessemailaddress").optional(),
  },
});

/** `employees` once more: the link tokens of the same people. */
export const links = linkExport(members);
