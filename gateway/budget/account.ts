import type { Caller } from "@regiohub/infra/auth/caller";
import { type FieldNode, valueFromASTUntyped } from "graphql";
import type { CostTable } from "./weights.js";

/** Whose budget an operation is taken from. */
export interface Account {
  /** Who shares fairly with whom: `partner portal https://issuer.example`, or `board 99001`. */
  readonly client: string;
  /** The board that is asked about; `*` when it is none, or several. */
  readonly board: string;
}

/** How much of the hub's work an account gets. */
export interface Allowance {
  /** Most that one operation may cost. */
  readonly most: number;
  /** Most that is saved up. */
  readonly limit: number;
  readonly perSecond: number;
}

const BOARD: Allowance = { most: 100_000, limit: 200_000, perSecond: 2_000 };
const OTHERS: Allowance = { most: 20_000, limit: 50_000, perSecond: 500 };

/** The allowance of a caller; a client may have a limit of its own, which fills as fast in proportion. */
export function allowanceOf({ kind }: Caller, limit: number | null): Allowance {
  const usual = kind === "board" ? BOARD : OTHERS;
  if (limit === null) return usual;
  return { most: Math.min(usual.most, limit), limit, perSecond: (usual.perSecond * limit) / usual.limit };
}

/**
 * The account of a caller that asks about a board. All users of a board share one; a partner has one for each board that
 * it asks about, so that a busy board does not keep it from the others.
 */
export function accountOf(caller: Caller, asked: string | undefined): Account {
  if (caller.kind === "board") {
    const board = caller.boards.find((own) => own === asked) ?? (caller.boards[0] as string);
    return { client: `board ${board}`, board };
  }
  const client = `${caller.kind} ${caller.client ?? caller.subject} ${caller.issuer}`;
  return { client, board: caller.kind === "partner" ? (asked ?? "*") : "*" };
}

/** The account of a caller that has but one, whatever it asks. */
export const onlyAccountOf = (caller: Caller): Account | undefined =>
  caller.kind === "partner" || (caller.kind === "board" && caller.boards.length > 1)
    ? undefined
    : accountOf(caller, undefined);

/** The board that an operation is about, with these variables; undefined when it is none, or several. */
export type AskedBoard = (variables: Readonly<Record<string, unknown>>) => string | undefined;

/** Finds the one board that all root fields of an operation name. */
export function askedBoard({ boards }: CostTable, root: string, fields: readonly FieldNode[]): AskedBoard {
  const named = fields.map((node) => ({ node, way: boards[`${root}.${node.name.value}`] }));
  return (variables) => {
    const [first, ...others] = named.map(({ node, way }) => way && valueAt(node, way, variables));
    return typeof first === "string" && /^\d{5}$/.test(first) && others.every((other) => other === first)
      ? first
      : undefined;
  };
}

function valueAt(node: FieldNode, [name, ...way]: readonly string[], variables: Readonly<Record<string, unknown>>) {
  const argument = node.arguments?.find((one) => one.name.value === name);
  const value: unknown = argument && valueFromASTUntyped(argument.value, variables);
  return way.reduce((at, key) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[key], value);
}
