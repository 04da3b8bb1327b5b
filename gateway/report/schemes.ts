import { type Words, words } from "@regiohub/infra/words";
import type { RegionScheme } from "@regiohub/schema/regions";

/** What the ways to divide the country are called. */
export const SCHEMES: Readonly<Record<RegionScheme, Words>> = {
  ARBEIDSMARKTREGIO: words("labour-market region", "arbeidsmarktregio"),
  PROVINCIE: words("province", "provincie"),
  RPA: words("RPA area", "RPA-gebied"),
  RAP: words("RAP region", "RAP-regio"),
  ONDERWIJSREGIO: words("education region", "onderwijsregio"),
  TRANSFERCENTRUM: words("area of a transfer centre", "gebied van een transfercentrum"),
  COROP: words("COROP area", "COROP-gebied"),
  UNSPECIFIED: words("region as a source names it", "regio zoals een bron die noemt"),
};
