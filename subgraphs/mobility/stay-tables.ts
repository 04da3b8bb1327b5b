import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { MemberRecord } from "@regiohub/schema/records/member";
import type { ObservedRecord } from "@regiohub/schema/records/observed";
import type { Generated } from "kysely";

/** A time in which nothing that is counted of a person at a board changed. */
interface StayTable {
  board_no: string;
  member_number: string;
  starts_on: CalendarDate;
  /** Last day; null while it has no end. */
  ends_on: CalendarDate | null;
  function_group: EmploymentRecord["functionGroup"];
  site_code: string | null;
  /** In ten-thousandths of a full-time job. */
  fte: number;
  contract_kind: EmploymentRecord["contractKind"];
  end_reason: EmploymentRecord["endReason"];
  seconded_to: string | null;
  presumed: boolean;
  run_id: number;
}

/** What a move is judged by beside the days. */
interface PersonTable {
  board_no: string;
  member_number: string;
  born_on: CalendarDate | null;
  sex: MemberRecord["sex"];
  /** Names them in figures that were given out. */
  id: Generated<string>;
  run_id: number;
}

/** The days of which a board's deliveries tell who came and went. */
interface ObservedTable {
  board_no: string;
  from_on: CalendarDate;
  until_on: CalendarDate;
  basis: ObservedRecord["basis"];
  run_id: number;
}

/** Where a site is, and whose. */
interface PlaceTable {
  site_code: string;
  brin: string;
  board_no: string;
  municipality_code: string;
  sector: "PO" | "VO";
}

/** A region that places in a municipality lie in, for a time. */
interface PlaceRegionTable {
  municipality_code: string;
  scheme: string;
  region_code: string;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  origin: "reference" | "delivery";
}

/** An organisation that went over into another. */
interface TransitionTable {
  from_no: string;
  to_no: string;
  on_day: CalendarDate;
  complete: boolean;
}

/** Tables that moves between boards are told from. */
export interface StayTables {
  "mobility.observed": ObservedTable;
  "mobility.person": PersonTable;
  "mobility.place": PlaceTable;
  "mobility.place_region": PlaceRegionTable;
  "mobility.stay": StayTable;
  "mobility.transition": TransitionTable;
}
