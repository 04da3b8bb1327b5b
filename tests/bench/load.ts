import { Pool } from "undici";

/** What a closed loop of clients saw. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What every client sends, over and over. */
export interface LoadRequest {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Clients at the same time. */
  readonly clients: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** Sends one request at a time per client for a bounded time; an answer that is not the expected one ends it. */
export async function measureLoad(request: LoadRequest, expected: string): Promise<Load> {
  const pool = new Pool(request.url, { connections: request.clients });
  try {
    await loop(pool, request, expected, request.warmUpSeconds);
    const times = await loop(pool, request, expected, request.seconds);
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
    return { requestsPerSecond: times.length / request.seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
  } finally {
    await pool.close();
  }
}

async function loop(pool: Pool, request: LoadRequest, expected: string, seconds: number): Promise<number[]> {
  const { path, headers, body, clients } = request;
  const end = performance.now() + seconds * 1_000;
  const times: number[] = [];
  const client = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      const answer = await pool.request({ method: "POST", path, headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.length !== expected.length)
        throw new Error(`wrong answer: ${text.slice(0, 200)}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}
