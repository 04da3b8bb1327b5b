import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import { databaseAddress, isInTheClear } from "./url.js";

const HOST = "postgres://hub:secret@db.example:5433/hub";
const address = (text: string, more: { unverified?: boolean; password?: string; sslmode?: string } = {}) =>
  databaseAddress(text, { name: "DATABASE_URL", unverified: false, ...more });

describe("the address of a database", () => {
  it.each([
    ["", ""],
    ["?sslmode=disable", "?sslmode=disable"],
    ["?ssl=false", "?sslmode=disable"],
    ["?sslmode=prefer", "?sslmode=verify-full"],
    ["?sslmode=require", "?sslmode=verify-full"],
    ["?sslmode=verify-ca", "?sslmode=verify-full"],
    ["?sslmode=verify-full", "?sslmode=verify-full"],
    ["?ssl=true", "?sslmode=verify-full"],
    ["?uselibpqcompat=true&sslmode=verify-ca", "?sslmode=verify-full"],
    ["?sslmode=require&sslrootcert=/ca.pem", "?sslrootcert=%2Fca.pem&sslmode=verify-full"],
  ])("with %j is taken as %j", (given, taken) => {
    expect(address(`${HOST}${given}`)).toBe(`${HOST}${taken}`);
  });

  it.each(["?sslmode=no-verify", "?ssl=no-verify", "?sslmode=require&uselibpqcompat=true"])(
    "with %j, which checks no certificate, is taken only when the operator has said so",
    (given) => {
      const refusal = { code: "CONFIG_INVALID", message: expect.stringContaining("HUB_DATABASE_TLS") };
      expect(() => address(`${HOST}${given}`)).toThrow(expect.objectContaining(refusal));
      expect(address(`${HOST}${given}`, { unverified: true })).toBe(`${HOST}?sslmode=no-verify`);
    },
  );

  it("checks a certificate that it asks to be checked, whatever the operator has said", () => {
    expect(address(`${HOST}?sslmode=verify-ca`, { unverified: true })).toBe(`${HOST}?sslmode=verify-full`);
  });

  it.each(["?sslmode=allow", "?sslmode=", "?sslmode=secret"])("with %j is refused, and not repeated", (given) => {
    const refusal = { code: "CONFIG_INVALID", message: expect.not.stringContaining("secret") };
    expect(() => address(`${HOST}${given}`)).toThrow(expect.objectContaining(refusal));
  });

  it.each(["nonsense", "mysql://hub:secret@db.example/hub", "postgres://hub:secret@db example/hub"])(
    "is not %j",
    (text) => {
      const refusal = { code: "CONFIG_INVALID", message: expect.not.stringContaining("secret") };
      expect(() => address(text)).toThrow(expect.objectContaining(refusal));
    },
  );

  it.each(["postgres://hub@db.example/hub", "postgres://hub@/hub?host=/run/pg", "postgres:///hub?host=/run/pg"])(
    "%s gets the password of the environment, which then is needed no more",
    (text) => {
      const { password } = new pg.Client({ connectionString: address(text, { password: "of @ environment" }) });
      expect(password).toBe("of @ environment");
    },
  );

  it("keeps a password and a mode of its own", () => {
    const own = address(`${HOST}?sslmode=verify-full`, { password: "other", sslmode: "disable" });
    expect(own).toBe(`${HOST}?sslmode=verify-full`);
    expect(address(HOST, { sslmode: "require" })).toBe(`${HOST}?sslmode=verify-full`);
  });
});

it.each([
  [`${HOST}`, true],
  [`${HOST}?sslmode=disable`, true],
  [`${HOST}?sslmode=verify-full`, false],
  [`${HOST}?sslmode=no-verify`, false],
  ["postgres://hub@localhost/hub", false],
  ["postgres://hub@127.0.0.1/hub", false],
  ["postgres://hub@[::1]/hub", false],
  ["postgres:///hub", false],
  ["postgres://hub@db.example/hub?host=/run/pg", false],
  ["postgres://hub@localhost/hub?host=db.example", true],
])("%s can be read on its way: %s", (text, inTheClear) => {
  expect(isInTheClear(text)).toBe(inTheClear);
});
