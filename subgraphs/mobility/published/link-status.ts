import { codesEnum } from "@regiohub/infra/graphql/enum";

/** How well it is known who somebody is at other boards. */
export type LinkStatus = "LINKED" | "AMBIGUOUS" | "CONTRADICTED" | "ALONE" | "WITHOUT_TOKENS";
/** The same as an enum of the graph. */
export const LinkStatus = codesEnum<LinkStatus>("LinkStatus", "How well it is known who somebody is at other boards.", {
  LINKED: "Known under another number too, at another board or at the same one.",
  AMBIGUOUS: "Several others are called and born alike: nobody can say which one is the same (niet eenduidig).",
  CONTRADICTED: "Others are called and born alike, and are somebody else: sex or times say so.",
  ALONE: "Nobody else is called and born alike.",
  WITHOUT_TOKENS: "The board delivers no tokens: moves to and from other boards stay unseen (zonder koppeltokens).",
});

/** All of them, in order. */
export const LINK_STATUSES = Object.values(LinkStatus);
