import { describe, expect, it } from "@jest/globals";
import { Queue } from "./queue.js";

/** Enters operations and keeps the order in which they began. */
function watched(queue: Queue) {
  const begun: string[] = [];
  const enter = (client: string, name: string, signal?: AbortSignal) =>
    queue.enter(client, signal).then((leave) => {
      begun.push(name);
      return leave;
    });
  return { begun, enter };
}

/** Lets everything that is ready go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const limits = { most: 4, mostOfOne: 2, mostWaiting: 200, mostWaitingOfOne: 100 };

describe("a queue", () => {
  it("takes another client next when one has a hundred waiting", async () => {
    const { begun, enter } = watched(new Queue({ ...limits, most: 2 }));
    const noisy = Array.from({ length: 102 }, (_, n) => enter("noisy", `noisy ${n}`));
    const quiet = enter("quiet", "quiet");
    await settled();
    expect(begun).toEqual(["noisy 0", "noisy 1"]);
    (await (noisy[0] as Promise<() => void>))();
    await settled();
    expect(begun.slice(2)).toEqual(["noisy 2"]);
    (await (noisy[1] as Promise<() => void>))();
    await settled();
    expect(begun.slice(3)).toEqual(["quiet"]);
    (await quiet)();
    await settled();
    expect(begun.slice(4)).toEqual(["noisy 3"]);
  });

  it("gives one client no more than its part while there is room", async () => {
    const { begun, enter } = watched(new Queue(limits));
    for (const name of ["a1", "a2", "a3", "b1"]) void enter(name.slice(0, 1), name);
    await settled();
    expect(begun).toEqual(["a1", "a2", "b1"]);
  });

  it("refuses who would fill the waiting room alone, and everybody when it is full", async () => {
    const { enter } = watched(new Queue({ most: 1, mostOfOne: 1, mostWaiting: 3, mostWaitingOfOne: 2 }));
    for (const client of ["a", "a", "a", "b"]) void enter(client, client);
    const busy = { statusCode: 503, code: "TOO_BUSY", headers: { "retry-after": "1" } };
    await expect(enter("a", "one too many")).rejects.toMatchObject(busy);
    await expect(enter("c", "no room")).rejects.toMatchObject(busy);
  });

  it("lets nobody wait for what nobody waits for", async () => {
    const { begun, enter } = watched(new Queue({ most: 1, mostOfOne: 1, mostWaiting: 1, mostWaitingOfOne: 1 }));
    const leave = await enter("a", "first");
    const left = new AbortController();
    const second = enter("a", "second", left.signal);
    left.abort();
    const tooLate = { statusCode: 504, code: "TIMED_OUT" };
    await expect(second).rejects.toMatchObject(tooLate);
    const third = enter("b", "third");
    await expect(enter("c", "fourth", left.signal)).rejects.toMatchObject(tooLate);
    leave();
    (await third)();
    (await enter("a", "fifth", new AbortController().signal))();
    expect(begun).toEqual(["first", "third", "fifth"]);
  });

  it("takes the end of an operation once", async () => {
    const { begun, enter } = watched(new Queue({ ...limits, mostOfOne: 1 }));
    const leave = await enter("a", "first");
    void enter("a", "second");
    void enter("a", "third");
    leave();
    leave();
    await settled();
    expect(begun).toEqual(["first", "second"]);
  });
});
