import { invalid } from "@regiohub/infra/ingest/cell";
import { date, text } from "@regiohub/infra/ingest/columns";
import { defineExport, defineLookups } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import { organisation } from "@regiohub/schema/records/index";
import { quietly } from "../quietly.js";
import { kindOf } from "./numbers.js";

const FILE = {
  name: "ORGANISATIES_20260101.csv",
  file: /^ORGANISATIES(_\d{8})?\.csv$/i,
  edition: /_(\d{8})\.csv$/i,
  required: false,
} as const;

const number = text("NR_ADMINISTRATIE");
const known = quietly(number).map((value) => value ?? "");
const isKnown = known.map((value) => kindOf(value) !== undefined);
const recordEndsOn = date("DT_EINDE_RECORD").orNull();
const openedOn = date("DT_IN_BEDRIJF").optional();

/** Last days of the rows of an organisation, by its number: which of them is the last. */
export const rowEnds = defineLookups({
  ...FILE,
  only: isKnown,
  key: known,
  columns: { endsOn: quietly(recordEndsOn) },
});

/** Whether no other row of the organisation is of later days: one without an end is the last, else who ends last. */
const isLast = combine(
  {
    endsOn: recordEndsOn,
    all: lookup(rowEnds, known, (rows) => rows ?? []),
  },
  ({ endsOn, all }) => !endsOn || all.every((other) => other.endsOn && other.endsOn <= endsOn),
);

/**
 * `ORGANISATIES_yyyymmdd`: a row per time in which nothing of an organisation changed. The last one counts: that of an
 * organisation that has been dissolved may have an end. Source: ./README.md
 */
export const organisations = defineExport({
  ...FILE,
  record: organisation,
  only: combine({ isKnown, isLast }, (row) => row.isKnown && row.isLast),
  columns: {
    number,
    name: text("NAAM_VOLLEDIG"),
    openedOn,
    closedOn: combine({ closedOn: date("DT_UIT_BEDRIJF").optional(), openedOn }, (days) =>
      days.openedOn && days.closedOn && days.closedOn < days.openedOn
        ? invalid("a day not before DT_IN_BEDRIJF", "een dag niet voor DT_IN_BEDRIJF")
        : days.closedOn,
    ),
  },
});
