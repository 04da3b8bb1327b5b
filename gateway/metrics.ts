import type { Caller } from "@regiohub/infra/auth/caller";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Figures of one gateway, in Prometheus' form. */
export interface Metrics {
  readonly registry: Registry;
  begin(): void;
  /** Counts a finished request with the codes of its errors. */
  end(status: number, seconds: number, codes: readonly string[]): void;
  fetched(subgraph: string, seconds: number, failed: boolean): void;
  /** Counts what an operation was charged. */
  charged(kind: Caller["kind"], cost: number): void;
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Starts counting. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: "hub_requests_total",
    help: "GraphQL requests by HTTP status.",
    labelNames: ["status"],
    registers,
  });
  const durations = new Histogram({
    name: "hub_request_seconds",
    help: "Time from the first byte of a GraphQL request to the last of its answer.",
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({ name: "hub_requests_in_flight", help: "GraphQL requests being answered.", registers });
  const errors = new Counter({
    name: "hub_errors_total",
    help: "Errors in answers, by code.",
    labelNames: ["code"],
    registers,
  });
  const fetches = new Histogram({
    name: "hub_subgraph_fetch_seconds",
    help: "Time of one fetch from a subgraph.",
    labelNames: ["subgraph", "outcome"],
    buckets: BUCKETS,
    registers,
  });
  const costs = new Counter({
    name: "hub_cost_total",
    help: "Cost that operations were charged, by kind of caller.",
    labelNames: ["kind"],
    registers,
  });
  return {
    registry,
    charged: (kind, cost) => costs.inc({ kind }, cost),
    begin: () => inFlight.inc(),
    end(status, seconds, codes) {
      inFlight.dec();
      requests.inc({ status });
      durations.observe(seconds);
      for (const code of codes) errors.inc({ code: /^[A-Z][A-Z_]{1,40}$/.test(code) ? code : "OTHER" });
    },
    fetched: (subgraph, seconds, failed) =>
      fetches.observe({ subgraph, outcome: failed ? "failed" : "answered" }, seconds),
  };
}
