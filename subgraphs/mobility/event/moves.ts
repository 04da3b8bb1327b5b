import type { BoardNumber } from "@regiohub/infra/values";
import { CHANGEOVER_DAYS } from "../pair/times.js";
import type { MoveKind } from "./leg.js";
import type { Spell } from "./spells.js";

/** A person who left one board and came to another. */
export interface Move {
  readonly out: Spell;
  readonly in: Spell;
  /** First day there less the last day here. */
  readonly gapDays: number;
}

/** Moves by the spell that ended and by the one that began. */
export interface Moves {
  readonly byOut: ReadonlyMap<Spell, Move>;
  readonly byIn: ReadonlyMap<Spell, Move>;
}

/** Most days between leaving and coming elsewhere that have to do with one another. */
const MOST_DAYS = 365;

/**
 * Rule 3: who left and who came are paired, nearest in time first, each once. Both may run at once for as long as somebody
 * goes from one to the other; the one that ends began first, and the other one outlasts it.
 * @param taken spells whose end, and whose begin, something else explains
 */
export function movesOf(
  spells: readonly Spell[],
  taken: { readonly out: ReadonlySet<Spell>; readonly in: ReadonlySet<Spell> },
): Moves {
  const outs = spells.filter((spell) => spell.leaves && !taken.out.has(spell));
  const ins = spells.filter((spell) => spell.comes && !taken.in.has(spell));
  const possible = outs.flatMap((out) => ins.flatMap((to) => moveOf(out, to)));
  // Spells come in one order whatever the input's was, and sorting keeps it among equals.
  possible.sort((one, other) => Math.abs(one.gapDays) - Math.abs(other.gapDays) || one.gapDays - other.gapDays);
  const byOut = new Map<Spell, Move>();
  const byIn = new Map<Spell, Move>();
  for (const move of possible) {
    if (byOut.has(move.out) || byIn.has(move.in)) continue;
    byOut.set(move.out, move);
    byIn.set(move.in, move);
  }
  return { byOut, byIn };
}

function moveOf(out: Spell, to: Spell): readonly Move[] {
  const gapDays = to.first - out.last;
  const isMove = out.board !== to.board && out.first < to.first && out.last < to.last;
  return isMove && gapDays >= -CHANGEOVER_DAYS && gapDays <= MOST_DAYS ? [{ out, in: to, gapDays }] : [];
}

/** What a move is, by the sectors of both boards. */
export function moveKind({ out, in: to }: Move, sectors: ReadonlyMap<BoardNumber, string>): MoveKind {
  const way = `${sectors.get(out.board)} ${sectors.get(to.board)}`;
  if (way === "PO VO") return "PO_TO_VO";
  return way === "VO PO" ? "VO_TO_PO" : "TRANSFER_INTER_BOARD";
}
