import { withClient } from "@regiohub/infra/db/connect";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import type { Stay } from "../event/known.js";
import { conclude, deliver } from "./stored.js";

/** Boards of tests by their sectors: two of primary education, one of secondary. */
export const SECTORS = new Map([
  ["11111", "PO"],
  ["22222", "PO"],
  ["44444", "VO"],
]);

/** A board's delivery, observed since 2024: who has one number, wherever, is one person. */
export const deliverStays = (
  client: ClientBase,
  stays: readonly Stay[],
  until: CalendarDate = "2026-10-01",
  bornOn: CalendarDate | null = null,
): Promise<void> =>
  deliver(client, stays[0]?.person.board ?? "", {
    stays,
    tokens: [...new Map(stays.map(({ person }) => [person.number, person])).values()].map((person) => ({
      person,
      keyVersion: "v1",
      tokenKind: "NAME_INITIALS_BIRTH",
      token: person.number.padEnd(43, "x"),
    })),
    bornOn: () => bornOn,
    observed: { from: "2024-01-01", until },
  });

/** Boards deliver one after the other, and each time it is concluded what follows. */
export const told = (url: string, ...deliveries: readonly (readonly Stay[])[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const stays of deliveries) {
      await deliverStays(client, stays);
      await conclude(client);
    }
  });
