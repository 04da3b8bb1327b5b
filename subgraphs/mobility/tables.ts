import type { CentreRecord } from "@regiohub/schema/records/centre";
import type { RedundancyRecord } from "@regiohub/schema/records/redundancy";
import type { Generated, Kysely } from "kysely";
import type { ConsentPurpose } from "./consent/type.js";
import type { StayTables } from "./stay-tables.js";

/** A mobility centre, as its lead board's last accepted delivery gave it. */
interface CentreTable {
  /** Lead board (penvoerder). */
  board_no: string;
  centre_code: string;
  name: string;
  status: CentreRecord["status"];
  starts_on: string | null;
  ends_on: string | null;
  run_id: number;
}

/** A board's membership of a centre, for a time. */
interface CentreBoardTable {
  /** Lead board of the centre. */
  board_no: string;
  centre_code: string;
  member_board_no: string;
  starts_on: string;
  ends_on: string | null;
  run_id: number;
}

/** What a person who looks for other work lets others see. */
interface ProfileTable {
  /** Their employer. */
  board_no: string;
  member_number: string;
  id: Generated<string>;
  function_wanted: string;
  fte_from: string;
  fte_to: string;
  /** Codes parted by a space; null: anywhere. */
  regions: string | null;
  available_from: string;
  available_to: string | null;
  run_id: number;
}

/** That a person agreed that a recipient sees their profile. */
interface ConsentTable {
  id: string;
  /** Their employer. */
  board_no: string;
  member_number: string;
  /** `BOARD 99001`, `PARTNER portal`. */
  recipient: string;
  purpose: ConsentPurpose;
  given_on: string;
  expires_on: string;
  evidence: string;
  recorded_at: Generated<Date>;
  recorded_by: string;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

/** A time in which somebody's job is surplus. */
interface RedundancyTable {
  board_no: string;
  member_number: string;
  since_on: string;
  status: RedundancyRecord["status"];
  resolved_on: string | null;
  resolved_by: RedundancyRecord["resolvedBy"];
  run_id: number;
}

/** The tables of this subgraph. */
export interface MobilityTables extends StayTables {
  "mobility.centre": CentreTable;
  "mobility.centre_board": CentreBoardTable;
  "mobility.consent": ConsentTable;
  "mobility.profile": ProfileTable;
  "mobility.redundancy": RedundancyTable;
}

/** Query builder over this subgraph's tables. */
export type MobilityDb = Kysely<MobilityTables>;
