import { personAtEnd, personOf, personOfEdge } from "@regiohub/infra/access/subjects";

/** Whose data the rows of each type are. */
export const subjects = {
  StaffMember: personOf,
  MobilityProfile: personOf,
  MobilityProfileEdge: personOfEdge,
  "MobilityProfileConnection.pageInfo": personAtEnd,
  Consent: personOf,
  MobilityEvent: personOf,
  MobilityEventEdge: personOfEdge,
  "MobilityEventConnection.pageInfo": personAtEnd,
};
