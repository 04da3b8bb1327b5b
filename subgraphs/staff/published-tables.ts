import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { FactRecord } from "@regiohub/schema/records/fact";
import type { PupilSiteRecord } from "@regiohub/schema/records/pupils";
import type { Generated, GeneratedAlways } from "kysely";

/** A site that pupils have been counted at, open or closed. */
interface PupilSiteTable {
  site_code: string;
  name: string;
  school_kind: PupilSiteRecord["schoolKind"];
  board_no: string | null;
  municipality_code: string | null;
}

/** The pupils of a site, year by year. */
interface PupilsTable {
  site_code: string;
  first_year: number;
  counts: (number | null)[];
}

/** A table of figures about a place's people, as others were given it. */
interface FigureTableTable {
  id: GeneratedAlways<number>;
  place: string;
  on_day: CalendarDate;
  smallest: number;
  dimensions: string[];
  bands: string | null;
  after_run_id: number | null;
  released_at: Generated<Date>;
}

/** A cell of such a table, whether it is out or not. */
interface FigureCellTable {
  table_id: number;
  position: number;
  key: string[];
  persons: number | null;
  employments: number | null;
  fte: Decimal | null;
  why: string | null;
}

/** A published figure of an edition; the record says what each column means. */
interface FactTable {
  scheme: string;
  place: FactRecord["place"];
  place_code: string;
  measure: FactRecord["measure"];
  dataset: string;
  edition: string;
  education_type: string;
  function_group: FactRecord["functionGroup"];
  sex: FactRecord["sex"];
  contract: FactRecord["contract"];
  bands: string;
  band: string;
  year: number;
  on_day: CalendarDate | null;
  board_number: string | null;
  value: Decimal | null;
  why: FactRecord["why"];
  raw: string | null;
  source: string;
  url: string | null;
  run_id: number | null;
}

/** Tables of figures that others publish, or that the hub itself has given out: about no person. */
export interface PublishedTables {
  "staff.pupil_site": PupilSiteTable;
  "staff.pupils": PupilsTable;
  "staff.fact": FactTable;
  "staff.figure_table": FigureTableTable;
  "staff.figure_cell": FigureCellTable;
}
