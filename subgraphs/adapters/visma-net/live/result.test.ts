import { describe, expect, it } from "@jest/globals";
import { Wanted } from "@regiohub/infra/ingest/wanted";
import { requireWhole } from "./download.js";
import { readResult } from "./result.js";

const read = (text: string | Buffer) =>
  readResult(Buffer.from(text as string), "contracts", new Wanted(["employeeid", "contractid"]));

describe("a result file", () => {
  it("is a row per line, with all of its columns, whatever its line ends", () => {
    const rows = [
      { employeeid: "001", functionname: "A, B\nC" },
      { employeeid: "2", functionname: "" },
    ];
    const text = 'EmployeeId,functionname\n001,"A, B\nC"\n2,\n';
    const result = { headers: ["employeeid", "functionname"], rows, isEnded: true };
    expect(read(text)).toEqual(result);
    expect(read(`\ufeff${text.replaceAll("\n", "\r\n")}`)).toEqual(result);
  });

  it("may have a header only", () => {
    expect(read("employeeid,contractid\n")).toMatchObject({ rows: [], isEnded: true });
  });

  it.each([
    ["has a row without all of its cells", "employeeid,contractid\n1,1\n2", "line 3 of a result file is not whole"],
    ["has a quote that does not close", 'employeeid,contractid\n1,"1\n', "line 2 of a result file is not whole"],
    ["is a page for people", "<html>busy</html>\n", "without a column of it"],
    ["is empty", "", "without a column of it"],
    ["has a column twice", "employeeid,employeeid\n1,1\n", "a column stands twice"],
    ["is not UTF-8", Buffer.from("employeeid\né\n", "latin1"), "not UTF-8"],
  ])("is refused when it %s", (_, text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: "SOURCE_ANSWER_WRONG", message: expect.stringContaining(message) }),
    );
  });
});

describe("the files of one pull", () => {
  const download = (name: string, ...isEnded: boolean[]) => ({ name, path: "", isEnded });

  it("end alike, with the last line's end or all without", () => {
    expect(() => requireWhole([download("a", true, true), download("b", true)])).not.toThrow();
    expect(() => requireWhole([download("a", false), download("b", false)])).not.toThrow();
  });

  it("are not whole when one ends within a line", () => {
    expect(() => requireWhole([download("a", true, false), download("b", true)])).toThrow(
      expect.objectContaining({
        code: "SOURCE_UNAVAILABLE",
        message: "a: a result file ends within a line, and others do not. Expected whole files.",
      }),
    );
  });
});
