import { expect, it } from "@jest/globals";
import { describeFault } from "./fault.js";

it.each([
  ["connect postgres://hub:canary@db.example/hub", "connect postgres://***@db.example/hub"],
  ["bad url postgres:///hub?host=/run&password=canary&sslmode=disable", "password=***&sslmode"],
  ["refused: authorization Bearer canary.canary-canary", "Bearer ***"],
  ["https://portal:canary@tokens.example failed", "https://***@tokens.example failed"],
])("shows of %j no secret", (message, shown) => {
  const text = describeFault(new Error("outer", { cause: new TypeError(message) }));
  expect(text).toContain(shown);
  expect(text).toContain("fault.test");
  expect(text).not.toContain("canary");
});

it("says nothing of what is no error", () => {
  expect(describeFault("canary")).not.toContain("canary");
});
