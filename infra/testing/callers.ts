import type { GraphQLFormattedError } from "graphql";
import type { BoardCaller, OperatorCaller, PartnerCaller } from "../auth/caller.js";

/** A caller of these boards. */
export const boardCaller = (...boards: string[]): BoardCaller => ({ kind: "board", subject: "board-it", boards });
export const partner: PartnerCaller = { kind: "partner", subject: "portal" };
export const operator: OperatorCaller = { kind: "operator", subject: "operator" };

/** The codes of an answer's errors, in order; undefined without errors. */
export const codesOf = (answer: { readonly errors?: readonly GraphQLFormattedError[] | undefined }) =>
  answer.errors?.map(({ extensions }) => extensions?.code);
