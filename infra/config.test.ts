import { describe, expect, it } from "@jest/globals";
import { readConfig } from "./config.js";

describe("readConfig", () => {
  it("has a default for everything", () => {
    expect(readConfig({}, "/hub")).toMatchObject({
      port: 4000,
      home: "/hub/.hub",
      databaseUrl: undefined,
      logLevel: "info",
    });
  });

  it("takes folders from the root of the hub, and none for an empty variable", () => {
    const env = { HUB_SECRETS: "secrets", HUB_DROP: "/srv/drop" };
    expect(readConfig(env, "/hub")).toMatchObject({ secrets: "/hub/secrets", drop: "/srv/drop" });
    expect(readConfig({ HUB_SECRETS: "" }, "/hub")).toMatchObject({ secrets: undefined, drop: undefined });
  });

  it("takes an empty variable as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", HUB_HOME: "" }, "/hub")).toMatchObject({
      port: 4000,
      home: "/hub/.hub",
    });
  });

  it.each([
    ["PORT", "70000", "0 to 65535"],
    ["PORT", "4000x", "0 to 65535"],
    ["HUB_SUBGRAPH_TIMEOUT_MS", "-1", "0 to 600000"],
    ["DATABASE_URL", "nonsense", "postgres://"],
    ["LOG_LEVEL", "loud", "debug, info, warn, error, silent"],
  ])("names %s and what it may be when it is %s", (name, value, allowed) => {
    const read = () => readConfig({ [name]: value }, "/hub");
    expect(read).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(name) }));
    expect(read).toThrow(allowed);
  });
});
