import { boardRecipient, partnerRecipient } from "@regiohub/infra/db/row-context";
import { Field, InputType } from "type-graphql";

/** Whom a person agrees to; one of both. */
@InputType({ description: "Who may see it: a board or a partner, one of both." })
export class ConsentRecipient {
  @Field(() => String, { nullable: true, description: "Number of the board (nummer bevoegd gezag), five digits." })
  declare board?: string | null;

  @Field(() => String, { nullable: true, description: "Name of the partner, as the hub knows it: `portal`." })
  declare partner?: string | null;
}

/** Whom an input means, as tables and row policies name it; undefined when it names none, both or no possible one. */
export function recipientOf({ board, partner }: ConsentRecipient): string | undefined {
  if (board != null && partner == null && /^\d{5}$/.test(board)) return boardRecipient(board);
  if (partner != null && board == null && /^[^\p{Cc}]{1,200}$/u.test(partner)) return partnerRecipient(partner);
  return undefined;
}

/** A recipient as the graph shows it. */
export function partsOf(recipient: string): {
  recipientBoard: { number: string } | null;
  recipientPartner: string | null;
} {
  const [, board, partner = null] = /^(?:BOARD (\d{5})|PARTNER (.*))$/su.exec(recipient) ?? [];
  return { recipientBoard: board === undefined ? null : { number: board }, recipientPartner: partner };
}
