import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { applicationLoader } from "./application/load.js";
import { SubsidyApplicationResolver, subsidyApplicationReference } from "./application/resolver.js";
import { SubsidyApplicationConnection } from "./application/type.js";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { MobilityCentreResolver, mobilityCentreReference } from "./centre/resolver.js";
import { type SubsidiesContext, subsidiesContext } from "./context.js";
import { schemeReference } from "./scheme/reference.js";
import { SubsidySchemeResolver, subsidySchemeReference } from "./scheme/resolver.js";
import type { SubsidiesTables } from "./tables.js";

/** Subsidies: the schemes, and who applies for what. */
export const subsidies: Subgraph<SubsidiesTables, SubsidiesContext> = {
  name: "subsidies",
  access: accessPolicy,
  migrations: new URL("../migrations/", import.meta.url),
  resolvers: [
    SubsidyApplicationResolver,
    SubsidyApplicationConnection.TotalCount,
    SubsidySchemeResolver,
    MobilityCentreResolver,
    BoardResolver,
  ],
  references: {
    Board: boardReference,
    MobilityCentre: mobilityCentreReference,
    SubsidyApplication: subsidyApplicationReference,
    SubsidyScheme: subsidySchemeReference,
  },
  referenceData: [schemeReference],
  loaders: [applicationLoader],
  context: subsidiesContext,
};
