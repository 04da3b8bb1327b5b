import { describe, expect, it } from "@jest/globals";
import { authorization } from "./token.js";

const DIGITS = "0123456789abcdefABCDEF0123456789".repeat(2);
const XML = `<token><version>1</version><data>${DIGITS}</data></token>`;
const HEADER = `AfasToken ${Buffer.from(XML).toString("base64")}`;

describe("a token", () => {
  it.each([
    ["as Profit shows it", XML],
    ["with lines in it", `\n<token>\n  <version>1</version>\n  <data>${DIGITS}</data>\n</token>\n`],
    ["as its digits", `${DIGITS}\n`],
    ["in base64", Buffer.from(XML).toString("base64")],
    ["as the header", HEADER],
  ])("is sent in base64, given %s", (_, secret) => {
    expect(authorization(secret, "afas-token")).toBe(HEADER);
  });

  it("keeps its version", () => {
    const second = XML.replace(">1<", ">2<");
    expect(authorization(second, "afas-token")).toBe(`AfasToken ${Buffer.from(second).toString("base64")}`);
  });

  it.each(["", "secret", DIGITS.slice(1), `${DIGITS}0`, XML.replace("</data>", ""), `<token>${DIGITS}</token>`])(
    "that is none is refused, and not shown",
    (secret) => {
      expect(() => authorization(secret, "our-token")).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
      expect(() => authorization(secret, "our-token")).toThrow(
        /^Secret "our-token": not an AFAS token\. Expected <token>/,
      );
    },
  );
});
