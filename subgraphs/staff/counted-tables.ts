import type { CalendarDate, Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { FormationRecord } from "@regiohub/schema/records/formation";
import type { MemberRecord } from "@regiohub/schema/records/member";
import type { Generated } from "kysely";

/** A run that brought people or their employments. */
interface DeliveryTable {
  run_id: number;
  board_no: string;
  source: string;
  loaded_at: Generated<Date>;
  /** What its files speak of; null: from before that was kept. */
  day: CalendarDate | null;
}

/** Figures of a board as others were given them. */
interface ReleaseTable {
  board_no: string;
  number: number;
  cell: string;
  smallest: number;
  counted_on: CalendarDate;
  persons: number;
  employments: number;
  fte: Decimal;
  tally: unknown;
  released_at: Generated<Date>;
}

/** Who is in a release, as far as it says something else of them than the one before. */
interface ReleasePeopleTable {
  board_no: string;
  number: number;
  employments: number;
  fte: number;
  people: string[];
}

/** What is answered to a question for figures of a board. */
interface ReleaseAnswerTable {
  board_no: string;
  cell: string;
  smallest: number;
  asked_on: CalendarDate;
  run_id: number | null;
  number: number | null;
  withheld: string | null;
}

/** People of a board on a day, who are of one class. */
interface DayCellTable {
  board_no: string;
  on_day: CalendarDate;
  age_from: number | null;
  sex: MemberRecord["sex"];
  function_group: EmploymentRecord["functionGroup"];
  contract_kind: EmploymentRecord["contractKind"];
  scale_group: string | null;
  site_code: string | null;
  exit_on: CalendarDate | null;
  persons: number;
  employments: number;
  fte: number;
}

/** The same wherever they work. */
type DayClassTable = Omit<DayCellTable, "site_code">;

/** Which delivery the cells of a board and a day are of. */
interface DayCellStateTable {
  board_no: string;
  on_day: CalendarDate;
  run_id: number | null;
  is_stale: Generated<boolean>;
  is_gone: Generated<boolean>;
  register_mark: string | null;
  laid_at: Generated<Date>;
}

/** Who of a board left and came in a year up to a 1 October, in ten-thousandths of an FTE. */
interface ObservedYearTable {
  board_no: string;
  on_day: CalendarDate;
  function_group: string;
  before_at: Date;
  after_at: Date;
  retired_before: CalendarDate;
  stock: number;
  went: number;
  came: number;
  reckoned_at: Generated<Date>;
}

/** FTE that a board or a site is reckoned to need. */
interface FormationTable {
  board_no: string;
  site_code: string;
  year: number;
  function_group: FormationRecord["functionGroup"];
  fte: Decimal;
  source: string;
  run_id: number;
}

/** What is counted of boards' people, what others were given of it, and what it is held against. */
export interface CountedTables {
  "staff.delivery": DeliveryTable;
  "staff.release": ReleaseTable;
  "staff.release_people": ReleasePeopleTable;
  "staff.release_answer": ReleaseAnswerTable;
  "staff.day_cell": DayCellTable;
  "staff.day_class": DayClassTable;
  "staff.day_cell_state": DayCellStateTable;
  "staff.observed_year": ObservedYearTable;
  "staff.formation": FormationTable;
}
