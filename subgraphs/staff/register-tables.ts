import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { Generated } from "kysely";

/** Whose a school was, dated. */
interface SchoolBoardTable {
  brin: string;
  board_no: string;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
}

/** An organisation that went over into another. */
interface OrganisationTransitionTable {
  from_no: string;
  to_no: string;
  on_day: CalendarDate;
  code: string | null;
  name: string | null;
  complete: boolean;
}

/** A way to divide the country. */
interface RegionSchemeTable {
  code: string;
  exclusive: boolean;
  unit: string;
  source: string;
}

/** Who answers for a region, dated. */
interface RegionAdvisorTable {
  scheme: string;
  region_code: string;
  name: string;
  email: string | null;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  source: string;
}

/** A partnership for inclusive education (samenwerkingsverband). */
interface SwvTable {
  code: string;
  name: string | null;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  source: string;
}

/** Neighbouring postcodes of a partnership's area, dated. */
interface SwvAreaTable {
  pc4_from: string;
  pc4_to: string;
  swv_code: string;
  valid_from: CalendarDate;
  valid_to: CalendarDate | null;
  source: string;
}

/** How much of an expertise a partnership needs in a year. */
interface SwvDemandTable {
  swv_code: string;
  expertise: string;
  year: number;
  fte: Decimal;
  source: string;
}

/** What the register of institutions calls a board, a school or a site, and when it is there. */
interface OrganisationTable {
  number: string;
  name: string;
  opened_on: CalendarDate | null;
  closed_on: CalendarDate | null;
}

/** Which board a school has from a day on, as the register of institutions has it. */
interface SchoolGovernanceTable {
  brin: string;
  board_no: string;
  starts_on: CalendarDate;
}

/** What the registers say of sites and of whose they are, as one word. */
interface RegisterMarkTable {
  only_one: Generated<boolean>;
  mark: string;
}

/** What the registers say beside where a school is. */
export interface RegisterTables {
  "staff.register_mark": RegisterMarkTable;
  "staff.region_scheme": RegionSchemeTable;
  "staff.region_advisor": RegionAdvisorTable;
  "staff.swv": SwvTable;
  "staff.swv_area": SwvAreaTable;
  "staff.swv_demand": SwvDemandTable;
  "staff.school_board": SchoolBoardTable;
  "staff.organisation": OrganisationTable;
  "staff.school_governance": SchoolGovernanceTable;
  "staff.organisation_transition": OrganisationTransitionTable;
}
