import type { OracleLines } from "./rules.js";

/** Who may see what of mobility centres, profiles and consents: each field by the rule that decides. Types of several subgraphs stand with the first. */
export const mobilityLines: OracleLines = {
  Board: {
    OPEN: "mobilityCentres",
    BOARD_FIGURES: "flows redundancy",
    PEOPLE: "mobilityEvents",
  },
  Consent: {
    CONSENT: "evidence expiresOn givenOn id inForce purpose recipientBoard recipientPartner withdrawnAt",
  },
  FlowBetween: {
    OWN_FIGURES: "from persons to",
  },
  FlowLineFigure: {
    FIGURES: "direction kind persons",
  },
  Flows: {
    FIGURES:
      "between betweenWhy boards boardsObserved bordersOn bridged came from leaversByAge left lines links sensitivity stockAfter stockBefore to view windowDays",
  },
  LeaversOfAge: {
    FIGURES: "band persons",
  },
  LinkFigure: {
    FIGURES: "persons status",
  },
  MobilityCentre: {
    OPEN: "code endsOn leadBoard memberBoards name startsOn status",
  },
  MobilityCentreConnection: {
    OPEN: "edges pageInfo totalCount",
  },
  MobilityCentreEdge: {
    OPEN: "cursor node",
  },
  MobilityEvent: {
    PEOPLE: "id staffMember",
    TERMS:
      "beforeObserved confidence fromBoard fteAfter fteBefore fteMoved functionAfter functionBefore gapDays kind on persons reason schoolAfter schoolBefore superseded supersededBy toBoard",
  },
  MobilityEventConnection: {
    PEOPLE: "edges pageInfo totalCount",
  },
  MobilityEventEdge: {
    PEOPLE: "cursor node",
  },
  MobilityProfile: {
    PERSON: "id staffMember",
    PROFILE: "availableFrom availableTo fteFrom fteTo functionWanted regions",
    CONSENT: "consents",
  },
  MobilityProfileConnection: {
    PROFILES: "edges pageInfo totalCount",
  },
  MobilityProfileEdge: {
    PROFILES: "cursor node",
  },
  Mutation: {
    CONSENT_WRITING: "recordConsent withdrawConsent",
  },
  Query: {
    OPEN: "mobilityCentre mobilityCentres",
    PROFILE: "mobilityProfile",
    PROFILES: "mobilityProfiles",
    TERMS: "mobilityEvent",
  },
  RecordConsentPayload: {
    CONSENT_WRITING: "clientMutationId consent userErrors",
  },
  RedundancyFigures: {
    FIGURES: "from open placed placedPercent redundant resolved to",
  },
  Region: {
    REGION_FIGURES: "flows redundancy",
  },
  ResolvedRedundancies: {
    FIGURES: "by persons",
  },
  StaffMember: {
    PROFILE_OF: "mobilityProfile",
  },
  UserError: {
    OPEN: "field message",
  },
  WindowFigure: {
    FIGURES: "movedIn movedOut outflow reEntry windowDays",
  },
  WithdrawConsentPayload: {
    CONSENT_WRITING: "clientMutationId consents userErrors",
  },
};
