import { describe, expect, it } from "@jest/globals";
import { type Employee, whoIsWho } from "./identity.js";

/** An employee with one contract of the same person as all others here, unless told otherwise. */
const employee = (id: string, startsOn: string, endsOn: string | null, other: Partial<Employee> = {}): Employee => ({
  id,
  identity: "jp|MALE|1975-02-28|voorbeeld",
  email: null,
  periods: [{ startsOn, endsOn }],
  ...other,
});

const numbersOf = (employees: readonly Employee[], sameAs: Readonly<Record<string, string>> = {}) => {
  const find = whoIsWho(employees, sameAs);
  return Object.fromEntries(employees.map(({ id }) => [id, find(id).number]));
};
const doubtsOf = (employees: readonly Employee[], sameAs: Readonly<Record<string, string>> = {}) => {
  const find = whoIsWho(employees, sameAs);
  return employees.flatMap(({ id }) => (find(id).inDoubt ? [id] : []));
};

describe("contracts one after the other", () => {
  const employees = [
    employee("1007", "2019-08-01", null),
    employee("999", "2018-08-01", "2019-07-31"),
    employee("1010", "2030-01-01", null, { periods: [] }),
  ];

  it("are one person's, known by the first id, in the order of numbers", () => {
    expect(numbersOf(employees)).toEqual({ "999": "999", "1007": "999", "1010": "999" });
    expect(doubtsOf(employees)).toEqual([]);
  });

  it("leave one row that says how the person is called now: the last", () => {
    const find = whoIsWho(employees, {});
    expect(employees.map(({ id }) => find(id).isLast)).toEqual([false, false, true]);
  });

  it("stay apart without an identity", () => {
    const unknown = employees.map((one) => ({ ...one, identity: null }));
    expect(numbersOf(unknown)).toEqual({ "999": "999", "1007": "1007", "1010": "1010" });
  });

  it("are told apart by identity", () => {
    const other = employee("1008", "2025-08-01", null, { identity: "jp|FEMALE|1975-02-28|voorbeeld" });
    expect(numbersOf([...employees, other])["1008"]).toBe("1008");
  });
});

describe("contracts at the same time", () => {
  const employees = [
    employee("1", "2010-08-01", null),
    employee("2", "2020-08-01", null),
    employee("3", "2008-01-01", "2009-01-01"),
  ];

  it("are kept apart and in doubt, and so is who comes after them", () => {
    expect(numbersOf(employees)).toEqual({ "1": "1", "2": "2", "3": "3" });
    expect(doubtsOf(employees)).toEqual(["2", "3"]);
  });

  it("share their last and first day", () => {
    const touching = [employee("1", "2010-08-01", "2020-08-01"), employee("2", "2020-08-01", null)];
    expect(doubtsOf(touching)).toEqual(["2"]);
  });

  it("are one person's when the work e-mail address is the same", () => {
    const [first, second, third] = employees.map((one) => ({ ...one, email: "p@proeftuin.example" }));
    const other = { ...(third as Employee), email: "q@proeftuin.example" };
    expect(numbersOf([first, second, other] as Employee[])).toEqual({ "1": "1", "2": "1", "3": "1" });
    expect(doubtsOf([first, second, other] as Employee[])).toEqual([]);
  });

  it("change nothing about who came before them", () => {
    const before = [employee("1", "2010-08-01", "2012-07-31"), employee("2", "2012-08-01", null)];
    const after = employee("3", "2020-08-01", null);
    expect(numbersOf([...before, after])).toMatchObject(numbersOf(before));
    expect(doubtsOf([...before, after])).toEqual(["3"]);
  });
});

describe("what the board says", () => {
  const twins = [employee("1", "2010-08-01", null), employee("2", "2020-08-01", null)];

  it("joins who was in doubt", () => {
    expect(numbersOf(twins, { "2": "1" })).toEqual({ "1": "1", "2": "1" });
    expect(doubtsOf(twins, { "2": "1" })).toEqual([]);
  });

  it("keeps twins apart, and leaves whoever comes after them in doubt", () => {
    const third = employee("3", "2030-08-01", null, { periods: [] });
    expect(numbersOf([...twins, third], { "2": "2" })).toEqual({ "1": "1", "2": "2", "3": "3" });
    expect(doubtsOf([...twins, third], { "2": "2" })).toEqual(["3"]);
  });

  it("reaches ids that are no longer delivered, step by step", () => {
    const [later] = [employee("30", "2030-08-01", null)];
    expect(numbersOf([later], { "30": "20", "20": "10" })).toEqual({ "30": "10" });
    expect(whoIsWho([], { "30": "10" })("30")).toEqual({ number: "10", inDoubt: false, isLast: false });
  });

  it("holds for the next contract too", () => {
    const employees = [employee("30", "2030-08-01", "2031-07-31"), employee("31", "2031-08-01", null)];
    expect(numbersOf(employees, { "30": "10" })).toEqual({ "30": "10", "31": "10" });
  });

  it("may join people of different identity, as after a corrected birth date", () => {
    const other = employee("5", "2021-08-01", null, { identity: "jp|MALE|1975-02-27|voorbeeld" });
    expect(numbersOf([employee("1", "2010-08-01", "2021-07-31"), other], { "5": "1" })).toEqual({ "1": "1", "5": "1" });
  });

  it("may go round, against the rows: all are then known by the first id of the round", () => {
    const employees = [
      employee("1", "2010-08-01", "2011-07-31", { identity: "a" }),
      employee("2", "2011-08-01", null, { identity: "a" }),
      employee("3", "2010-08-01", "2011-07-31", { identity: "b" }),
      employee("4", "2011-08-01", null, { identity: "b" }),
    ];
    expect(new Set(Object.values(numbersOf(employees, { "1": "4", "3": "2" }))).size).toBe(1);
  });
});

it("does not depend on the order of the rows", () => {
  const employees = ["10", "9", "0009", "11", "a", "B"].map((id, index) =>
    employee(id, `20${10 + index}-01-01`, index % 3 === 0 ? null : `20${10 + index}-12-31`),
  );
  const expected = numbersOf(employees);
  for (let turn = 1; turn < employees.length; turn += 1) {
    const turned = [...employees.slice(turn), ...employees.slice(0, turn)];
    expect(numbersOf(turned)).toEqual(expected);
    expect(numbersOf(turned.toReversed())).toEqual(expected);
  }
});
