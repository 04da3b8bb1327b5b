import type { Loader } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";

const MIRRORED: Mirrored = {
  table: "mobility.redundancy",
  key: { member_number: "member_number", since_on: "since_on" },
  columns: ["status", "resolved_on", "resolved_by"],
};

/** Staged redundancies → `mobility.redundancy`. In a full delivery, what is not delivered goes. */
export const redundancyLoader: Loader = { kind: "redundancy", load: (context) => mirror(context, MIRRORED) };
