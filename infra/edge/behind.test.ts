import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "@jest/globals";
import fastify from "fastify";
import { behindAnswers } from "./behind.js";

it("goes on behind an answer; closing breaks it off, and waits until it has ended", async () => {
  const told: string[] = [];
  const app = fastify();
  const behind = behindAnswers(app);
  app.get("/", () => {
    behind(async (signal) => {
      await sleep(60_000, undefined, { signal }).catch(() => told.push("broken off"));
      await sleep(20);
      told.push("ended");
    });
    return "answer";
  });
  expect((await app.inject("/")).body).toBe("answer");
  expect(told).toEqual([]);
  await app.close();
  expect(told).toEqual(["broken off", "ended"]);
});

it("ends nothing when it goes wrong", async () => {
  const app = fastify();
  behindAnswers(app)(() => Promise.reject(new Error("gone wrong")));
  await app.close();
});
