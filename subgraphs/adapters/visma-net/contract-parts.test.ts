import { describe, expect, it } from "@jest/globals";
import { Invalid } from "@regiohub/infra/ingest/cell";
import { type ContractRow, employmentOf, partsOf, rowsOfEmployment } from "./contract-parts.js";

const row = (
  subContract: string,
  startsOn: string,
  endsOn: string | null,
  other: Partial<ContractRow> = {},
): ContractRow => ({
  subContract,
  kind: "PERMANENT",
  startsOn,
  endsOn,
  fte: "0.6",
  hours: "24",
  endReason: null,
  outsideChain: null,
  ...other,
});

describe("a contract", () => {
  const versions = [
    row("1", "2020-08-01", null),
    row("1", "2015-08-01", "2020-07-31", { kind: "TEMPORARY" }),
    row("2", "2021-08-01", "2022-07-31", { kind: "TEMPORARY" }),
  ];

  it("runs from its first row to its last one, and has no end while a row has none", () => {
    expect(employmentOf(versions)).toMatchObject({ contractStartsOn: "2015-08-01", contractEndsOn: null });
    expect(employmentOf(versions.slice(1))).toMatchObject({
      contractStartsOn: "2015-08-01",
      contractEndsOn: "2022-07-31",
    });
  });

  it("is permanent when a row of it is, else as the row that starts last", () => {
    expect(employmentOf(versions).contractKind).toBe("PERMANENT");
    const trainee = row("1", "2016-08-01", null, { kind: "TRAINEE" });
    expect(employmentOf([trainee, ...versions.slice(1)]).contractKind).toBe("TEMPORARY");
  });

  it("ended for what its last row says, and is outside the chain as the row that makes it as firm as it is", () => {
    const rows = [
      row("1", "2024-08-01", "2025-07-31", { kind: "TEMPORARY", endReason: "OTHER", outsideChain: false }),
      row("1", "2025-08-01", "2026-07-31", { kind: "TEMPORARY", endReason: "RETIREMENT", outsideChain: true }),
      row("2", "2024-09-01", "2024-12-31", { kind: "TEMPORARY", endReason: "OTHER" }),
    ];
    expect(employmentOf(rows)).toMatchObject({ endReason: "RETIREMENT", outsideChain: true });
    const open = row("2", "2023-08-01", null, { outsideChain: false });
    expect(employmentOf([...rows, open])).toMatchObject({ endReason: null, outsideChain: false, contractEndsOn: null });
  });

  it("leaves out replacements, each of which is an employment of its own", () => {
    const [first, second] = ["8", "9"].map((id) => row(id, "2025-01-06", "2025-03-31", { kind: "REPLACEMENT" }));
    const rows = [...versions, first, second] as ContractRow[];
    expect(rowsOfEmployment(versions[0] as ContractRow, rows)).toEqual(versions);
    expect(rowsOfEmployment(second as ContractRow, rows)).toEqual([second]);
  });
});

describe("the size of a row's employment", () => {
  const main = row("1", "2010-08-01", null);
  const extra = row("2", "2025-08-01", "2026-07-31", { fte: "0.2", hours: "8" });

  it("is the sum while another sub-contract runs, of which the row has its share", () => {
    expect(partsOf(main, [main, extra])).toEqual([
      { startsOn: "2010-08-01", endsOn: "2025-07-31", fte: "0.6", hoursPerWeek: "24", share: "1" },
      { startsOn: "2025-08-01", endsOn: "2026-07-31", fte: "0.8", hoursPerWeek: "32", share: "0.75" },
      { startsOn: "2026-08-01", endsOn: null, fte: "0.6", hoursPerWeek: "24", share: "1" },
    ]);
    expect(partsOf(extra, [main, extra])).toEqual([
      { startsOn: "2025-08-01", endsOn: "2026-07-31", fte: "0.8", hoursPerWeek: "32", share: "0.25" },
    ]);
  });

  it("is exact", () => {
    const rows = ["1", "2", "3"].map((id) => row(id, "2020-01-01", null, { fte: "0.1", hours: "4.05" }));
    expect(rows.map((one) => partsOf(one, rows.toReversed()))).toEqual(
      ["0.3334", "0.3333", "0.3333"].map((share) => [
        { startsOn: "2020-01-01", endsOn: null, fte: "0.3", hoursPerWeek: "12.15", share },
      ]),
    );
  });

  it("is unknown while that of one is; the share then goes by the hours", () => {
    const unknown = { ...extra, fte: null };
    expect(partsOf(unknown, [main, unknown])).toMatchObject([{ fte: null, hoursPerWeek: "32", share: "0.25" }]);
    const nothing = { ...unknown, hours: null };
    expect(partsOf(nothing, [main, nothing])).toMatchObject([{ fte: null, hoursPerWeek: null, share: null }]);
  });

  it("may be nothing, of which nobody has a share", () => {
    const rows = ["1", "2"].map((id) => row(id, "2020-01-01", null, { fte: "0", hours: "0" }));
    expect(partsOf(rows[0] as ContractRow, rows)).toMatchObject([{ fte: "0", hoursPerWeek: "0", share: null }]);
  });

  it("counts a row that stands twice once", () => {
    expect(partsOf(main, [main, { ...main }])).toMatchObject([{ fte: "0.6", share: "1" }]);
  });

  it("cannot be told when two rows of one sub-contract run at the same time", () => {
    const again = { ...extra, startsOn: "2026-07-31", endsOn: null };
    expect(partsOf(extra, [main, extra, again])).toBeInstanceOf(Invalid);
    expect(
      partsOf(row("3", "2026-08-01", null), [main, extra, again, row("3", "2026-08-01", null)]),
    ).not.toBeInstanceOf(Invalid);
  });
});
