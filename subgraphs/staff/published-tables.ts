import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { FactRecord } from "@regiohub/schema/records/fact";
import type { PupilSiteRecord } from "@regiohub/schema/records/pupils";

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

/** Tables of figures that others publish: about no person. */
export interface PublishedTables {
  "staff.pupil_site": PupilSiteTable;
  "staff.pupils": PupilsTable;
  "staff.fact": FactTable;
}
