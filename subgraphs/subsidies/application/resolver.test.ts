import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { globalId } from "@regiohub/infra/graphql/ids";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { openRegion } from "../testing/region.js";

const board = boardCaller("99001");

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

describe("Query.subsidyApplication", () => {
  const ask = (id: string, caller?: Caller) =>
    hub.query(
      `query ($id: ID!) { subsidyApplication(id: $id) {
        id scheme { code name } requested { cents } status submittedOn applicantBoard { number } centre { id } } }`,
      { variables: { id }, ...(caller && { caller }) },
    );

  it.each([board, adviser("NOORD")])("gives every field to $kind", async (caller) => {
    const id = globalId("SubsidyApplication", "99001", "A4");
    expect((await ask(id, caller)).data).toEqual({
      subsidyApplication: {
        id,
        scheme: { code: "MC", name: "Cofinanciering mobiliteitscentra" },
        requested: { cents: 1_000_004 },
        status: "GRANTED",
        submittedOn: "2026-02-02",
        applicantBoard: { number: "99001" },
        centre: { id: globalId("MobilityCentre", "NOORD") },
      },
    });
  });

  it("has no centre when the board applies itself", async () => {
    const answer = await ask(globalId("SubsidyApplication", "99001", "A1"), board);
    expect(answer.data?.subsidyApplication).toMatchObject({ centre: null, scheme: { code: "RAP-2020" } });
  });

  it("is null to other boards and the advisers of other centres", async () => {
    const granted = globalId("SubsidyApplication", "99001", "A4");
    for (const caller of [boardCaller("99002"), boardCaller(), adviser("ZUID"), adviser()]) {
      expect(await ask(granted, caller)).toEqual({ data: { subsidyApplication: null } });
    }
    const ofNoCentre = globalId("SubsidyApplication", "99001", "A1");
    expect(await ask(ofNoCentre, adviser("NOORD"))).toEqual({ data: { subsidyApplication: null } });
  });

  it("shows a draft to its own board alone", async () => {
    const draft = globalId("SubsidyApplication", "99001", "A0");
    expect((await ask(draft, board)).data?.subsidyApplication).toMatchObject({ status: "DRAFT", submittedOn: null });
    for (const caller of [adviser("NOORD"), boardCaller("99002"), boardCaller()]) {
      expect(await ask(draft, caller)).toEqual({ data: { subsidyApplication: null } });
    }
  });

  it.each([partner, operator])("is refused to $kind, there or not", async (caller) => {
    for (const number of ["A4", "A9"]) {
      const answer = await ask(globalId("SubsidyApplication", "99001", number), caller);
      expect(answer).toMatchObject({ data: { subsidyApplication: null } });
      expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
    }
  });

  it("is null for what is not there, or no id of an application", async () => {
    const ids = [
      globalId("SubsidyApplication", "99001", "A9"),
      globalId("SubsidyApplication", "99001"),
      globalId("SubsidyApplication", "99001", "A4", "x"),
      globalId("Vacancy", "99001", "A4"),
      "?",
    ];
    for (const id of ids) expect(await ask(id, board)).toEqual({ data: { subsidyApplication: null } });
  });
});
