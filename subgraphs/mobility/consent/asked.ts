import type { PersonKey } from "@regiohub/infra/audit/shown";
import { isOfBoard } from "@regiohub/infra/auth/access";
import { addDays, addMonths } from "@regiohub/infra/days";
import type { UserError } from "@regiohub/infra/graphql/mutation";
import { textFault } from "@regiohub/infra/ingest/text";
import type { CalendarDate } from "@regiohub/infra/values";
import type { MobilityContext } from "../context.js";
import type { RecordConsentInput, WithdrawConsentInput } from "./inputs.js";
import { recipientOf } from "./recipient.js";

type Asker = Pick<MobilityContext, "caller" | "ids" | "today">;

/** There is nobody of whom anything could be written down. */
export const UNKNOWN_PERSON: UserError = {
  field: ["staffMember"],
  message: "Expected the id of one of your own boards' people.",
};

/** Reads an input field by field, and keeps what is wrong with it. */
class Reading {
  readonly userErrors: UserError[] = [];
  readonly #asker: Asker;

  constructor(asker: Asker) {
    this.#asker = asker;
  }

  /** Refuses a field when its value is not there; what it gives then is not to be used. */
  take<T>(field: string, value: T | undefined, message: string): T {
    if (value === undefined) this.userErrors.push({ field: [field], message });
    return value as T;
  }

  clientMutationId(id: string): string {
    const isName = /^[^\p{Cc}]{1,100}$/u.test(id);
    return this.take("clientMutationId", isName ? id : undefined, "Expected 1 to 100 characters.");
  }

  /** Somebody else's person is as unknown as one who is none. */
  person(id: string): PersonKey {
    const [board, number] = this.#asker.ids.read("StaffMember", id) ?? [];
    const person = board && number && isOfBoard(this.#asker.caller, board) ? { board, number } : undefined;
    return this.take("staffMember", person, UNKNOWN_PERSON.message);
  }
}

/** What a mutation asks, if nothing is wrong with it. */
type Asked<T> = { readonly userErrors: readonly UserError[]; readonly asked: T };

/** Reads what a person agreed to. Its `asked` counts only without `userErrors`. */
export function readRecording(input: RecordConsentInput, asker: Asker) {
  const reading = new Reading(asker);
  const person = reading.person(input.staffMember);
  const recipient = recipientOf(input.recipient);
  const isOther = recipient !== `BOARD ${person?.board}`;
  const asked = {
    clientMutationId: reading.clientMutationId(input.clientMutationId),
    person,
    recipient: reading.take("recipient", isOther ? recipient : undefined, "Expected another board, or a partner."),
    purpose: input.purpose,
    ...days(input, asker.today, reading),
    evidence: reading.take(
      "evidence",
      evidenceOf(input.evidence),
      "Expected 1 to 200 characters, and no personal number.",
    ),
  };
  return { userErrors: reading.userErrors, asked } satisfies Asked<object>;
}

/** Reads what a person does not agree to any more; a null recipient: anybody. */
export function readWithdrawal({ clientMutationId, staffMember, recipient }: WithdrawConsentInput, asker: Asker) {
  const reading = new Reading(asker);
  const asked = {
    clientMutationId: reading.clientMutationId(clientMutationId),
    person: reading.person(staffMember),
    recipient: recipient ? reading.take("recipient", recipientOf(recipient), "Expected a board or a partner.") : null,
  };
  return { userErrors: reading.userErrors, asked } satisfies Asked<object>;
}

function days({ givenOn, expiresOn }: RecordConsentInput, today: CalendarDate, reading: Reading) {
  const last = lastDayOf(givenOn);
  const expires = expiresOn ?? last;
  return {
    givenOn: reading.take("givenOn", givenOn <= today ? givenOn : undefined, "Expected today or an earlier day."),
    expiresOn: reading.take(
      "expiresOn",
      givenOn <= expires && expires <= last ? expires : undefined,
      `Expected a day from givenOn to ${last}.`,
    ),
  };
}

/** The last day of the year that begins on a day: `2027-01-14` for `2026-01-15`. Source: domain brief 8, twelve months. */
const lastDayOf = (givenOn: CalendarDate): CalendarDate => addDays(addMonths(givenOn, 12), -1);

/** A reference as it may be kept, by the rules for delivered texts. */
function evidenceOf(text: string): string | undefined {
  const fault = textFault(text, 200);
  if (typeof fault === "object") return undefined;
  return (fault ?? text).trim() || undefined;
}
