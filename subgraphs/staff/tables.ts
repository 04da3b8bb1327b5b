import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { MemberRecord } from "@regiohub/schema/records/member";
import type { Generated, GeneratedAlways, Kysely } from "kysely";
import type { CountedTables } from "./counted-tables.js";
import type { PublishedTables } from "./published-tables.js";
import type { RegisterTables } from "./register-tables.js";

/** An employer (bevoegd gezag). */
interface BoardTable {
  number: string;
  name: string | null;
  sector: Generated<string>;
  in_register: Generated<boolean>;
  delivers: Generated<boolean>;
}

/** An institution (BRIN). */
interface SchoolTable {
  brin: string;
  board_no: string;
  name: string;
  in_register: Generated<boolean>;
  opened_on: CalendarDate | null;
  closed_on: CalendarDate | null;
}

/** A place where a school teaches (vestiging). */
interface SiteTable {
  code: string;
  brin: string;
  name: string;
  street: string | null;
  house_number: string | null;
  postcode: string | null;
  city: string;
  municipality_code: string;
  denomination: string | null;
  province: string | null;
  nationwide: boolean;
  in_register: Generated<boolean>;
  sector: Generated<string>;
  opened_on: CalendarDate | null;
  closed_on: CalendarDate | null;
}

/** A municipality (gemeente). */
interface MunicipalityTable {
  code: string;
  name: string;
}

/** A name that a municipality goes by. */
interface MunicipalityAliasTable {
  municipality_code: string;
  alias: string;
  key: GeneratedAlways<string>;
  source: string;
}

/** One edition of a region. */
interface RegionTable {
  scheme: string;
  code: string;
  name: string;
  uwv_number: number | null;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  source: string;
  origin: Generated<string>;
}

/** A spelling of a region's name. */
interface RegionAliasTable {
  scheme: string;
  code: string;
  alias: string;
  key: GeneratedAlways<string>;
  source: string;
  origin: Generated<string>;
}

/** Dated membership of a municipality in a region. */
interface MunicipalityRegionTable {
  municipality_code: string;
  scheme: string;
  region_code: string;
  /** What a delivery calls the region; null in the reference data. */
  region_name: string | null;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  source: string;
  origin: Generated<string>;
}

/** A unit of a board's organisation chart. */
interface UnitTable {
  board_no: string;
  code: string;
  name: string;
  parent_code: string | null;
  site_code: string | null;
  run_id: number;
}

/** A person in a board's personnel file. */
interface MemberTable {
  board_no: string;
  id: Generated<string>;
  number: string;
  initials: string | null;
  call_name: string | null;
  birth_prefix: string | null;
  birth_name: string | null;
  partner_prefix: string | null;
  partner_name: string | null;
  name_usage: MemberRecord["nameUsage"];
  sex: MemberRecord["sex"];
  born_on: CalendarDate | null;
  email: string | null;
  run_id: number;
}

/** An employment (dienstverband). */
interface EmploymentTable {
  board_no: string;
  member_id: string;
  number: string;
  contract_kind: EmploymentRecord["contractKind"];
  starts_on: CalendarDate;
  ends_on: CalendarDate | null;
  replaces_member_number: string | null;
  pool_substitute: boolean | null;
  end_reason: EmploymentRecord["endReason"];
  outside_chain: boolean | null;
  run_id: number;
}

/** A function line (functieregel) of an employment. */
interface AssignmentTable {
  board_no: string;
  member_id: string;
  employment_number: string;
  line: string;
  starts_on: CalendarDate;
  ends_on: CalendarDate | null;
  share: Decimal | null;
  function_code: string | null;
  function_name: string | null;
  unit_code: string | null;
  site_code: string | null;
  cost_centre_code: string | null;
  fte: Decimal | null;
  hours_per_week: Decimal | null;
  scale_code: string | null;
  scale_step: string | null;
  function_group: EmploymentRecord["functionGroup"];
  expertise: string | null;
  seconded_to: string | null;
  run_id: number;
}

/** A time in which somebody did not work. */
interface AbsenceTable {
  board_no: string;
  member_id: string;
  number: string;
  employment_number: string | null;
  starts_on: CalendarDate;
  ends_on: CalendarDate | null;
  run_id: number;
}

/** A row as it stood until a run changed it or took it away. */
type Past<Table> = Table & { until_run_id: number };

/** The tables of this subgraph. */
export interface StaffTables extends RegisterTables, PublishedTables, CountedTables {
  "staff.board": BoardTable;
  "staff.school": SchoolTable;
  "staff.site": SiteTable;
  "staff.municipality": MunicipalityTable;
  "staff.municipality_alias": MunicipalityAliasTable;
  "staff.region": RegionTable;
  "staff.region_alias": RegionAliasTable;
  "staff.municipality_region": MunicipalityRegionTable;
  "staff.unit": UnitTable;
  "staff.member": MemberTable;
  "staff.employment": EmploymentTable;
  "staff.assignment": AssignmentTable;
  "staff.absence": AbsenceTable;
  "staff.member_past": Past<MemberTable>;
  "staff.employment_past": Past<EmploymentTable>;
  "staff.assignment_past": Past<AssignmentTable>;
  "staff.absence_past": Past<AbsenceTable>;
}

export type StaffDb = Kysely<StaffTables>;
