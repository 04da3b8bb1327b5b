import "reflect-metadata";
import type { Subgraph } from "@regiohub/infra/hub";
import { accessPolicy } from "@regiohub/schema/access/policy";
import { placeRegionLoader, placeRegionReference } from "@regiohub/schema/place-regions";
import { BoardResolver, boardReference } from "./board/resolver.js";
import { BoardConnection } from "./board/type.js";
import { centreLoader } from "./centre/load.js";
import { MobilityCentreResolver, mobilityCentreReference } from "./centre/resolver.js";
import { MobilityCentreConnection } from "./centre/type.js";
import { ConsentResolver } from "./consent/resolver.js";
import { type MobilityContext, mobilityContext } from "./context.js";
import { eventsConsequence } from "./derive/conclude.js";
import { pensionReferenceData } from "./derive/pension.js";
import { MobilityEventResolver } from "./event/resolver.js";
import { MobilityEventConnection } from "./event/type.js";
import { BoardFlowsResolver, RegionFlowsResolver } from "./flow/resolver.js";
import { linkLoader } from "./link/load.js";
import { leaverLoader } from "./member/load.js";
import { subjects } from "./member/person.js";
import { StaffMemberResolver, staffMemberReference } from "./member/resolver.js";
import { centreBoardLoader } from "./membership/load.js";
import { observedLoader } from "./observed/load.js";
import { governanceLoader } from "./place/governance.js";
import { placeLoader, transitionLoader } from "./place/load.js";
import { privacy } from "./privacy.js";
import { profileLoader } from "./profile/load.js";
import { MobilityProfileResolver } from "./profile/resolver.js";
import { MobilityProfileConnection } from "./profile/type.js";
import { releaseFigures } from "./published/release.js";
import { redundancyLoader } from "./redundancy/load.js";
import { BoardRedundancyResolver, RegionRedundancyResolver } from "./redundancy/resolver.js";
import { regionReference } from "./region/resolver.js";
import { stretchLoader, workerLoader } from "./stay/load.js";
import type { MobilityTables } from "./tables.js";

export { consentCommand } from "./consent/command.js";
export type { DerivedEvent } from "./event/event.js";
export type { Known as KnownForEvents, Stay, Transition } from "./event/known.js";
export type { DerivedLeg } from "./event/leg.js";
export { regionEventsOf } from "./event/region.js";
export { linkingQualityOf } from "./pair/quality.js";

/** Mobility: the centres in which boards work together, and people who look for other work. */
export const mobility: Subgraph<MobilityTables, MobilityContext> = {
  name: "mobility",
  access: accessPolicy,
  subjects,
  migrations: new URL("../migrations/", import.meta.url),
  writes: true,
  figuresLogin: true,
  notesDays: true,
  deriveRole: true,
  resolvers: [
    MobilityCentreResolver,
    MobilityCentreConnection.TotalCount,
    BoardResolver,
    BoardConnection.TotalCount,
    MobilityProfileResolver,
    MobilityProfileConnection.TotalCount,
    StaffMemberResolver,
    ConsentResolver,
    BoardRedundancyResolver,
    RegionRedundancyResolver,
    BoardFlowsResolver,
    RegionFlowsResolver,
    MobilityEventResolver,
    MobilityEventConnection.TotalCount,
  ],
  references: {
    Board: boardReference,
    MobilityCentre: mobilityCentreReference,
    Region: regionReference,
    StaffMember: staffMemberReference,
  },
  referenceData: [placeRegionReference("mobility.place_region"), pensionReferenceData],
  // Memberships name centres: these come first.
  loaders: [
    centreLoader,
    centreBoardLoader,
    leaverLoader,
    linkLoader,
    profileLoader,
    redundancyLoader,
    placeLoader,
    placeRegionLoader("mobility.place_region"),
    transitionLoader,
    governanceLoader,
    observedLoader,
    workerLoader,
    stretchLoader,
  ],
  afterLoad: eventsConsequence,
  releaseFigures,
  privacy,
  context: mobilityContext,
};
