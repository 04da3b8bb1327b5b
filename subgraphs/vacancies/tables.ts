import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import type { GeneratedAlways, Kysely } from "kysely";

/** A vacancy, as its board's last accepted delivery gave it. */
interface VacancyTable {
  board_no: string;
  vacancy_number: string;
  title: string;
  function_code: string | null;
  site_code: string | null;
  /** First four characters of the site code. */
  brin: GeneratedAlways<string | null>;
  fte: string;
  status: VacancyRecord["status"];
  opens_on: string;
  closes_on: string | null;
  run_id: number;
}

/** The tables of this subgraph. */
export interface VacanciesTables {
  "vacancies.vacancy": VacancyTable;
}

/** Query builder over this subgraph's tables. */
export type VacanciesDb = Kysely<VacanciesTables>;
