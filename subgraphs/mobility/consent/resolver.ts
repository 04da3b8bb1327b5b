import { randomUUID } from "node:crypto";
import { Access } from "@regiohub/infra/access/declare";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { type MutationName, once } from "@regiohub/infra/graphql/mutation";
import { CONSENT_WRITING } from "@regiohub/schema/access/demands";
import { LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { MobilityContext } from "../context.js";
import { readRecording, readWithdrawal, UNKNOWN_PERSON } from "./asked.js";
import { RecordConsentInput, RecordConsentPayload, WithdrawConsentInput, WithdrawConsentPayload } from "./inputs.js";
import { toConsent } from "./loaders.js";
import { addConsent, consentsOf, endConsents, keepProfile } from "./queries.js";

/** What people agreed to, and that they do not any more: written down by their own board. */
@Resolver()
export class ConsentResolver {
  @Mutation(() => RecordConsentPayload, {
    nullable: true,
    description:
      "Writes down that a person agreed that a board or a partner sees their mobility profile (toestemming). It counts beside those that are there: a new one prolongs. Of people with a profile alone.",
  })
  @Access(CONSENT_WRITING)
  async recordConsent(
    @Arg("input", () => RecordConsentInput, { description: "What they agreed to." }) input: RecordConsentInput,
    @Ctx() context: MobilityContext,
  ): Promise<RecordConsentPayload> {
    const recordedBy = nameOf(context);
    const { clientMutationId } = input;
    const { userErrors, asked } = readRecording(input, context);
    if (userErrors.length > 0) return { clientMutationId, userErrors, consent: null };
    const { person } = asked;
    const consent = { ...asked, id: randomUUID(), recordedBy };
    const name = mutationName(person, recordedBy, clientMutationId, { record: input });
    const id = await context.write(async (db) =>
      (await keepProfile(db, person)) ? once(db, name, consent.id, () => addConsent(db, consent)) : undefined,
    );
    if (id === undefined) return { clientMutationId, userErrors: [UNKNOWN_PERSON], consent: null };
    const written = (await latestOf(context, person)).find((one) => one.id === id);
    return { clientMutationId, userErrors, consent: written ? toConsent(context.ids)(written) : null };
  }

  @Mutation(() => WithdrawConsentPayload, {
    nullable: true,
    description:
      "Ends what a person agreed to, with one recipient or with all (intrekken). From the next question on it does not count; it cannot be undone, only given anew.",
  })
  @Access(CONSENT_WRITING)
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput, { description: "What they do not agree to any more." })
    input: WithdrawConsentInput,
    @Ctx() context: MobilityContext,
  ): Promise<WithdrawConsentPayload> {
    const withdrawnBy = nameOf(context);
    const { clientMutationId } = input;
    const { userErrors, asked } = readWithdrawal(input, context);
    if (userErrors.length > 0) return { clientMutationId, userErrors, consents: [] };
    const { person, recipient } = asked;
    const name = mutationName(person, withdrawnBy, clientMutationId, { withdraw: input });
    await context.write((db) => once(db, name, "", () => endConsents(db, person, recipient, withdrawnBy)));
    // Not by the loader: another mutation of the same document may have asked it before.
    const left = await latestOf(context, person);
    return { clientMutationId, userErrors, consents: left.map(toConsent(context.ids)) };
  }
}

const mutationName = ({ board }: PersonKey, askedBy: string, id: string, input: object): MutationName => ({
  table: "mobility.mutation",
  board,
  askedBy,
  id,
  input,
});

/** What the answer can hold: a refusal would come too late, when it is written down already. */
const latestOf = ({ db }: MobilityContext, { board, number }: PersonKey) =>
  consentsOf(db, [`${board}/${number}`], LIST_SIZES["WithdrawConsentPayload.consents"].each);

/** Who writes it down, as their issuer knows them. */
const nameOf = ({ caller: { issuer, subject } }: MobilityContext): string => `${issuer} ${subject}`;
