import {
  booleanField,
  codeField,
  dateField,
  decimalField,
  defineRecord,
  integerField,
  orNull,
  textField,
} from "../../record.js";
import { same } from "../../words.js";
import type { DecimalForm } from "../cell.js";
import { boolean, code, date, decimal, integer, text } from "../columns.js";
import { type Adapter, defineAdapter, defineExport, defineLookup } from "../define.js";
import { combine, constant, lastDay, lookup } from "../derive.js";

const oddity = defineRecord({
  kind: "oddity",
  description: "A record with a field of every kind.",
  key: ["id", "part"],
  fields: {
    id: textField("Its number."),
    part: integerField("Which of the records of its row, from 1."),
    name: orNull(textField("A name.")),
    coordinator: orNull(textField("Another name, of at most 20 characters.")),
    amount: orNull(decimalField(12, 4, "A number.")),
    size: orNull(decimalField(5, 4, "A number from 0 to 2.")),
    count: orNull(integerField("A whole number.")),
    startsOn: dateField("First day."),
    endsOn: orNull(dateField("Last day.")),
    isActive: orNull(booleanField("Yes or no.")),
    kind: orNull(codeField(["FIXED", "TEMPORARY"], "One of two words.")),
    groupName: orNull(textField("Name of its group, out of a side file.")),
  },
});

/** The side file: names of groups by their code. */
export const groups = defineLookup({
  name: "groups",
  file: /^groups\./,
  key: text("Code"),
  columns: { name: text("Omschrijving") },
});

/** The export: a row gives as many records as `Delen` says, none when `Meenemen` is no. */
export const oddities = defineExport({
  name: "oddities",
  file: /^oddities\./,
  record: oddity,
  only: boolean("Meenemen").orElse(true),
  columns: {
    id: text("Nummer"),
    part: constant(1),
    name: text("Naam").orNull(),
    coordinator: text("Coördinator", { max: 20 }).orDropped(),
    amount: decimal("Bedrag").orNull(),
    size: decimal("FTE", { min: 0, max: 2 }).orNull(),
    count: integer("Aantal").orNull(),
    startsOn: date("Begindatum"),
    endsOn: lastDay(date("Einddatum").orNull(), date("Begindatum")),
    isActive: boolean("Actief").optional(),
    kind: code("Soort", { V: "FIXED", T: "TEMPORARY" }).orDropped(),
    groupName: lookup(groups, text("Groep").orNull(), (found) => found?.name ?? null),
  },
  spread: combine({ parts: integer("Delen", { min: 0, max: 3 }).orElse(1) }, ({ parts }) =>
    Array.from({ length: parts }, (_, index) => ({ part: index + 1 })),
  ),
});

/** An adapter with a column of every kind that reads files of every form, with numbers in the form that is given. */
export const oddAdapter = (decimals: DecimalForm): Adapter => {
  const writing = { dates: ["iso", "dutch", "compact"], decimals } as const;
  return defineAdapter({
    name: "odd",
    title: same("Odd"),
    scope: "board",
    version: 1,
    coverage: "full",
    dialects: [
      { form: "json", rows: ["rows", "data.items"], ...writing },
      { form: "xml", ...writing },
      { form: "xlsx", ...writing },
      { form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", ...writing },
    ],
    files: [groups, oddities],
    readme: "README.md",
  });
};
