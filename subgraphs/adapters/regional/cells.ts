import { code, date } from "@regiohub/infra/ingest/columns";
import { lastDay } from "@regiohub/infra/ingest/derive";
import { MEMBER_SCHEMES } from "@regiohub/schema/records/region-member";

/** The scheme of a row, in any case. */
export const scheme = code(
  "scheme",
  Object.fromEntries(MEMBER_SCHEMES.map((one) => [one, one])) as Record<string, (typeof MEMBER_SCHEMES)[number]>,
);

/** From which day to which the row holds; without a last day: until further notice. */
export const validFrom = date("validFrom");
export const validTo = lastDay(date("validTo").orNull(), validFrom);
