import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, constant, lastDay, lookup } from "@regiohub/infra/ingest/derive";
import { employmentExport } from "../../employment-export.js";
import { quietly } from "../../quietly.js";
import { functionGroupCell, joined, percentage } from "../cells.js";
import { connector } from "../connector.js";
import { lineColumns } from "./lines.js";

const division = { ...connector("DWH_HR_Formatieverdeling"), required: false };
const divisionCells = {
  member: text("Medewerker"),
  employment: text("DV"), // the number that other connectors call Dienstverband
  contract: text("Volgnummer_contract"),
  startsOn: date("Begindatum"),
  endsOn: lastDay(date("Einddatum").orNull(), date("Begindatum")),
  share: percentage("Percentage", 100),
};

/**
 * `DWH_HR_Formatieverdeling`: a row per part of an employment, with its own function, unit and percentage. Boards that
 * divide nothing leave it out. Source: ../README-dwh.md
 */
export const divisions = employmentExport({
  ...division,
  ...lineColumns({
    ...divisionCells,
    functionCode: text("Functiecode").orNull(),
    functionName: text("Functie").orNull(),
    functionGroup: functionGroupCell("Functietype"),
    unit: text("Orgeenheidcode").orNull(),
    costCentre: text("Kostenplaats_code").orNull(),
    costBearer: text("Kostendrager_code").orNull(),
    brin: text("BRINinstelling").orNull(), // BRIN is the school's name
    taken: constant([]),
  }),
});

/** The days on which a contract is divided; a row that is refused divides nothing. */
export const dividedDays = defineLookups({
  ...division,
  key: quietly(joined(divisionCells.member, divisionCells.employment, divisionCells.contract)).map((key) => key ?? ""),
  columns: {
    days: quietly(combine(divisionCells, ({ startsOn, endsOn }) => ({ startsOn, endsOn }))),
  },
});

const cells = {
  member: text("Medewerker"),
  employment: text("Dienstverband"),
  contract: text("Koppeling_contract"),
};

/**
 * `DWH_HR_Functie`: a row per function line. It counts on the days on which its contract is not divided.
 * Source: ../README-dwh.md
 */
export const functions = employmentExport({
  ...connector("DWH_HR_Functie"),
  ...lineColumns({
    ...cells,
    startsOn: date("Begindatum_functie"),
    endsOn: lastDay(date("Einddatum_functie").orNull(), date("Begindatum_functie")),
    functionCode: text("Functie").orNull(),
    functionName: text("Omschrijving_functie").optional(),
    functionGroup: functionGroupCell("Type_functie"),
    unit: text("Organisatorische_eenheid").orNull(),
    costCentre: text("Kostenplaats").orNull(),
    costBearer: text("Kostendrager").orNull(),
    brin: text("Brin").orNull(),
    share: constant(null),
    taken: lookup(dividedDays, joined(cells.member, cells.employment, cells.contract), (found) =>
      (found ?? []).flatMap(({ days }) => days ?? []),
    ),
  }),
});
