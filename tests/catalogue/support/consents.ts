import type { BoardCaller, Caller, PartnerCaller } from "@regiohub/infra/auth/caller";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ProfileRecord } from "@regiohub/schema/records/profile";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { inDays, matcher, profileRecord } from "@regiohub/schema/testing/profiles";

/** A partner that may look at profiles and nothing else, under one name everywhere. */
export const profileReader = (name: string, boards: PartnerCaller["boards"] = null): PartnerCaller =>
  matcher(name, { subject: name, client: name, scopes: ["profiles:read"], boards });

/** Who administers the people of these boards. */
export const personnel = (...boards: string[]): BoardCaller => ({
  ...boardCaller(...boards),
  scopes: ["people:read", "profiles:read", "consents:write"],
});

/** A profile whose wish names the person, so that an answer shows who is in it. */
export const profileOf = (board: string, number: string, more: Partial<ProfileRecord> = {}): ProfileRecord =>
  profileRecord(number, { functionWanted: `${board}/${number}`, ...more });

/** What mutations of consents take. */
export interface Asked {
  readonly staffMember: string;
  readonly recipient?: { readonly board?: string; readonly partner?: string };
  readonly givenOn?: CalendarDate;
  readonly expiresOn?: CalendarDate;
}

let asked = 0;

/** Carries a mutation out, and fails when it is refused. */
async function carryOut(hub: TestSubgraph, caller: Caller, name: string, type: string, input: object): Promise<void> {
  asked += 1;
  const document = `mutation ($input: ${type}!) { done: ${name}(input: $input) { userErrors { field message } } }`;
  const variables = { input: { ...input, clientMutationId: String(asked) } };
  const { data, errors } = await hub.query<{ done: { userErrors: unknown[] } }>(document, { caller, variables });
  const faults = errors ?? data?.done.userErrors ?? [];
  if (faults.length > 0) throw new Error(`${name}: ${JSON.stringify(faults)}`);
}

/** Writes down what a person agreed to. */
export const record = (hub: TestSubgraph, caller: Caller, { givenOn = inDays(0), ...more }: Asked): Promise<void> =>
  carryOut(hub, caller, "recordConsent", "RecordConsentInput", {
    ...more,
    givenOn,
    purpose: "MATCHING",
    evidence: "dossier",
  });

/** Ends what a person agreed to. */
export const withdraw = (hub: TestSubgraph, caller: Caller, input: Asked): Promise<void> =>
  carryOut(hub, caller, "withdrawConsent", "WithdrawConsentInput", input);

/** Ids of people, by the wish that names them. */
export async function idsOf(hub: TestSubgraph, caller: Caller): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let after: string | null = null; ; ) {
    const page: ProfilePage = await profilesPage(hub, caller, { first: 100, after });
    for (const { node } of page.edges) ids.set(node.functionWanted, node.staffMember.id);
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

/** A page of profiles, each with what tells whose it is. */
export interface ProfilePage {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly node: { readonly functionWanted: string; readonly staffMember: { readonly id: string } };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = `query ($first: Int!, $after: String, $filter: MobilityProfileFilter) {
  mobilityProfiles(first: $first, after: $after, filter: $filter) {
    totalCount edges { node { functionWanted staffMember { id } } } pageInfo { hasNextPage endCursor } } }`;

/** Asks one page. */
export async function profilesPage(hub: TestSubgraph, caller: Caller, variables: object): Promise<ProfilePage> {
  const { data, errors } = await hub.query<{ mobilityProfiles: ProfilePage }>(PAGE, {
    caller,
    variables: { ...variables },
  });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data.mobilityProfiles;
}
