import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { BoardConnection } from "./board/type.js";
import { centreLoader } from "./centre/load.js";
import { MobilityCentreResolver, mobilityCentreReference } from "./centre/resolver.js";
import { MobilityCentreConnection } from "./centre/type.js";
import { type MobilityContext, mobilityContext } from "./context.js";
import { leaverLoader, linkLoader } from "./link/load.js";
import { centreBoardLoader } from "./membership/load.js";
import { privacy } from "./privacy.js";
import type { MobilityTables } from "./tables.js";

/** Mobility: the centres in which boards work together. */
export const mobility: Subgraph<MobilityTables, MobilityContext> = {
  name: "mobility",
  access: accessPolicy,
  migrations: new URL("../migrations/", import.meta.url),
  resolvers: [MobilityCentreResolver, MobilityCentreConnection.TotalCount, BoardResolver, BoardConnection.TotalCount],
  references: { Board: boardReference, MobilityCentre: mobilityCentreReference },
  // Memberships name centres: these come first.
  loaders: [centreLoader, centreBoardLoader, leaverLoader, linkLoader],
  privacy,
  context: mobilityContext,
};
