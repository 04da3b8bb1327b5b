import type { FastifyInstance } from "fastify";

/** Does a piece of work behind an answer: nobody waits for it. It must say itself what goes wrong with it. */
export type Behind = (work: (signal: AbortSignal) => Promise<unknown>) => void;

/** Lets a server work behind its answers; closing breaks off what is under way, and waits until that has ended. */
export function behindAnswers(app: FastifyInstance): Behind {
  const controller = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  app.addHook("onClose", async () => {
    controller.abort();
    await Promise.all(underWay);
  });
  return (work) => {
    const done: Promise<unknown> = work(controller.signal)
      .catch(() => {})
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
}
