import { type AccessPolicy, OPEN } from "../../access/policy.js";
import type { Log } from "../../log.js";
import { type AccessFile, faultText, readAccessFile } from "../access-file.js";
import { fetchJson } from "../issuers/fetch-json.js";
import { byIssuer, openIssuers } from "../issuers/registry.js";
import { type Authenticate, authenticator } from "../verify.js";

/** Words of a small hub. */
export const testPolicy: AccessPolicy = {
  scopes: { board: ["people:read", "figures:read"], partner: ["figures:read"], region: ["figures:read"], operator: [] },
  purposes: { board: ["ADMINISTER"], partner: ["SHOW", "COUNT"], region: ["PLAN"], operator: ["RUN"] },
  aboutPeople: new Set(["NAME"]),
  introspection: OPEN,
  deliveries: OPEN,
  shows: () => true,
};

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** What an access file says, as a file says it: JSON is YAML. Throws with everything that is wrong with it. */
export function accessOf(file: object, policy: AccessPolicy = testPolicy): AccessFile {
  const result = readAccessFile(JSON.stringify(file), policy);
  if ("file" in result) return result.file;
  throw new Error(result.faults.map(faultText).join("\n"));
}

/** Settings of clients that a test authenticates. */
export interface TestClients {
  readonly policy?: AccessPolicy;
  readonly clock?: () => Date;
  readonly log?: Log;
  /** Longest that an issuer may take, ms. */
  readonly timeoutMs?: number;
}

/** Authenticates as a hub with this access file does. */
export function clientsOf(file: object, settings: TestClients = {}): Authenticate {
  const { policy = testPolicy, clock, log = quiet, timeoutMs } = settings;
  const fetch = fetchJson(timeoutMs === undefined ? {} : { timeoutMs });
  return authenticator(byIssuer(openIssuers(accessOf(file, policy).issuers, { policy, fetch, log })), clock);
}
