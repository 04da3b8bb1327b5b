import { codesEnum } from "@regiohub/infra/graphql/enum";

/** Ways to divide the country that the hub knows. */
export type RegionScheme = "ARBEIDSMARKTREGIO";

/** The enum of the schemes. */
export const RegionScheme = codesEnum<RegionScheme>(
  "RegionScheme",
  "A way to divide the country into regions. Never compare regions of different schemes by number or name.",
  { ARBEIDSMARKTREGIO: "The 35 labour-market regions, with CBS codes `AM01` to `AM38`." },
);
