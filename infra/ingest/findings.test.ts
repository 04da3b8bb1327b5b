import { expect, it } from "@jest/globals";
import { removalsIn } from "./findings.js";
import { guard } from "./guard.js";
import { NO_ROWS } from "./run.js";

const isHeld = (removed: number, { of = removed, added = 0 }: { readonly of?: number; readonly added?: number }) =>
  guard(removalsIn({ site: { ...NO_ROWS, removed, added, unchanged: of - removed } }), {}).some(
    ({ passed }) => !passed,
  );

it.each<[string, boolean]>([
  ["a tenth goes", isHeld(10, { of: 100 })],
  ["two of eight go", isHeld(2, { of: 8 })],
  ["the only one is replaced", isHeld(1, { added: 1 })],
  ["nothing was there", isHeld(0, { added: 50 })],
])("lets a register through of which %s", (_, held) => expect(held).toBe(false));

it.each<[string, boolean]>([
  ["more than a tenth goes", isHeld(11, { of: 100 })],
  ["the only one goes", isHeld(1, {})],
  ["all go, however many others come", isHeld(3, { added: 90 })],
])("holds a register of which %s", (_, held) => expect(held).toBe(true));
