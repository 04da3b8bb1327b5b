import type { ApplicationRecord } from "@regiohub/schema/records/application";
import type { GeneratedAlways, Kysely } from "kysely";

/** What a maximum amount is for. */
export type AmountBasis = "APPLICATION" | "PERSON" | "PERSON_YEAR" | "PLACEMENT_YEAR";

/** A subsidy scheme. Null: the source does not say. */
interface SchemeTable {
  code: string;
  name: string;
  valid_from: string | null;
  valid_to: string | null;
  max_amount_cents: number | null;
  max_amount_per: AmountBasis | null;
  max_amount_until: string | null;
  note: string | null;
  source: string;
}

/** An application, as the applying board's last accepted delivery gave it. */
interface ApplicationTable {
  board_no: string;
  application_number: string;
  scheme_code: string;
  centre_code: string | null;
  requested_cents: number;
  status: ApplicationRecord["status"];
  submitted_on: string | null;
  /** Day of submission, `infinity` while a draft. */
  listed_on: GeneratedAlways<string>;
  run_id: number;
}

/** The tables of this subgraph. */
export interface SubsidiesTables {
  "subsidies.scheme": SchemeTable;
  "subsidies.application": ApplicationTable;
}

/** Query builder over this subgraph's tables. */
export type SubsidiesDb = Kysely<SubsidiesTables>;
