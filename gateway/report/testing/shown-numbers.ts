import { dayText, numberText } from "@regiohub/infra/report/numbers";
import { named, type PageElement, readPage } from "@regiohub/infra/report/testing/read-page";
import { isCalendarDate } from "@regiohub/infra/values";
import type { Language } from "@regiohub/infra/words";

/** A number as the report writes it, in either language. */
export const NUMBER = /\d+(?:[.,]\d+)*/g;
const AXIS = "tick";
/** Tells what words mean, whatever the region. */
const WORDS = "definitions";

/** The different numbers that a report shows of its region, as they are written, but for the round ones along axes. */
export function numbersShown(report: string): string[] {
  const [body] = named(readPage(report), "body") as [PageElement];
  const numbersIn = ({ attributes, own, children }: PageElement): string[] =>
    attributes.class === AXIS || attributes.id === WORDS
      ? []
      : [...(own.match(NUMBER) ?? []), ...children.flatMap(numbersIn)];
  return [...new Set(numbersIn(body))];
}

/** Every number that may stand in a report of these answers: theirs, as the language writes them. */
export function numbersTold(answers: unknown, lang: Language): Set<string> {
  return new Set(leavesOf(answers).flatMap((leaf) => `${leaf} ${written(leaf, lang)}`.match(NUMBER) ?? []));
}

function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined || typeof value === "boolean") return [];
  return typeof value === "object" ? Object.values(value).flatMap(leavesOf) : [String(value)];
}

function written(leaf: string, lang: Language): string {
  if (/^-?\d+(\.\d+)?$/.test(leaf)) return numberText(leaf, lang);
  return isCalendarDate(leaf) ? dayText(leaf, lang) : "";
}
