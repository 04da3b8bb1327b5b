import { atMost } from "@regiohub/infra/graphql/whole-list";
import type { CalendarDate } from "@regiohub/infra/values";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import type { SubsidiesDb } from "../tables.js";
import type { SubsidyScheme } from "./type.js";

const columns = [
  "code",
  "name",
  "valid_from as validFrom",
  "valid_to as validTo",
  "max_amount_cents as maxAmountCents",
  "max_amount_per as maxAmountPer",
  "max_amount_until as maxAmountUntil",
  "note",
  "source",
] as const;

/** All schemes in order of their code; with a day, those not known to be invalid on it. */
export const schemes = (db: SubsidiesDb, validOn: CalendarDate | null): Promise<SubsidyScheme[]> =>
  atMost("Query.subsidySchemes", LIST_SIZES["Query.subsidySchemes"].each, (limit) =>
    db
      .selectFrom("subsidies.scheme")
      .select(columns)
      .$if(validOn !== null, (query) =>
        query
          .where((is) => is.or([is("valid_from", "is", null), is("valid_from", "<=", validOn)]))
          .where((is) => is.or([is("valid_to", "is", null), is("valid_to", ">=", validOn)])),
      )
      .orderBy("code")
      .limit(limit)
      .execute(),
  );

/** Schemes with these codes, in the order of the codes; null where there is none. */
export async function schemesByCodes(db: SubsidiesDb, codes: readonly string[]): Promise<(SubsidyScheme | null)[]> {
  const rows = await db.selectFrom("subsidies.scheme").select(columns).where("code", "in", codes).execute();
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return codes.map((code) => byCode.get(code) ?? null);
}
