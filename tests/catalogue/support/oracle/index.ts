import { mobilityLines } from "./mobility.js";
import type { OracleLines, Rule } from "./rules.js";
import { staffLines } from "./staff.js";
import { subsidiesLines } from "./subsidies.js";
import { vacanciesLines } from "./vacancies.js";

/** The rule of every field, by `Type.field`. Throws where a field has two. */
export const ORACLE: ReadonlyMap<string, Rule> = rulesOf([staffLines, vacanciesLines, subsidiesLines, mobilityLines]);

function rulesOf(all: readonly OracleLines[]): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [type, byRule] of all.flatMap((lines) => Object.entries(lines))) {
    for (const [rule, names] of Object.entries(byRule)) {
      for (const name of names.split(" ")) {
        const label = `${type}.${name}`;
        if (rules.has(label)) throw new Error(`The oracle has two rules for ${label}.`);
        rules.set(label, rule as Rule);
      }
    }
  }
  return rules;
}
