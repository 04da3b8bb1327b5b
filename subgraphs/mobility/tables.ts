import type { CentreRecord } from "@regiohub/schema/records/centre";
import type { Kysely } from "kysely";

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

/** The tables of this subgraph. */
export interface MobilityTables {
  "mobility.centre": CentreTable;
  "mobility.centre_board": CentreBoardTable;
}

/** Query builder over this subgraph's tables. */
export type MobilityDb = Kysely<MobilityTables>;
