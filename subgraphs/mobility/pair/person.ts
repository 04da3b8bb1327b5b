import type { PersonKey } from "@regiohub/infra/audit/shown";

/** A person of a board as one text: equal for equal persons, ordered by board and then by number. */
export const personText = ({ board, number }: PersonKey): string => `${board} ${number}`;

/** Orders texts by their characters' codes, on every machine alike. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
