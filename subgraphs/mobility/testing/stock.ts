import { dayNumber } from "@regiohub/infra/days";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { Known, Stay } from "../event/known.js";
import type { DerivedLeg } from "../event/leg.js";
import type { View } from "./history.js";

/** How many, and how many ten-thousandths of a full-time job, by site and function group. */
export type Stock = Map<string, { readonly heads: number; readonly fte: number }>;

type Place = Pick<Stay, "siteCode" | "functionGroup" | "fte">;

function count(stock: Stock, { siteCode, functionGroup, fte }: Place, heads: number): void {
  const key = `${siteCode} ${functionGroup}`;
  const before = stock.get(key) ?? { heads: 0, fte: 0 };
  stock.set(key, { heads: before.heads + heads, fte: before.fte + heads * fte });
}

/** What is in a stock, in order. */
export const inStock = (stock: Stock) =>
  [...stock].filter(([, { heads, fte }]) => heads !== 0 || fte !== 0).sort(([one], [other]) => (one < other ? -1 : 1));

/** How many are in a stock, wherever they are. */
export const headsOf = (stock: Stock): number => [...stock.values()].reduce((sum, { heads }) => sum + heads, 0);

/** Who is at a board on a day, straight from the stays: in a pause of up to 31 days a person is where they were. */
export function stockOn({ components, known }: View, board: BoardNumber, day: CalendarDate): Stock {
  const stock: Stock = new Map();
  const gone = goneOn(known, board);
  if (gone !== undefined && day >= gone) return stock;
  for (const component of components) {
    const stays = component
      .filter(({ person, startsOn }) => person.board === board && (gone === undefined || startsOn < gone))
      .toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
    const place = stays.findLast(({ startsOn }) => startsOn <= day);
    if (!place) continue;
    const next = stays.find(({ startsOn }) => startsOn > day)?.startsOn;
    const { endsOn } = place;
    const isPause = endsOn !== null && next !== undefined && dayNumber(next) - dayNumber(endsOn) <= 31;
    if (endsOn === null || endsOn >= day || isPause) count(stock, place, 1);
  }
  return stock;
}

/** The day on which a board was no more, as the register says. */
export const goneOn = (known: Known, board: BoardNumber): CalendarDate | undefined =>
  known.transitions.get(board)?.find(({ complete }) => complete)?.on;

/** A stock after some legs. */
export function after(stock: Stock, legs: readonly DerivedLeg[]): Stock {
  const moved = new Map(stock);
  for (const leg of legs) count(moved, leg, leg.direction === "IN" ? 1 : -1);
  return moved;
}
