import type { ClientBase } from "pg";

/**
 * Room for sorting and hashing a whole delivery in memory; no compiling of statements that each run once; statistics
 * from a first glance, until autovacuum takes its time for them.
 */
const SETTINGS = `set local temp_buffers = '64MB'; set local work_mem = '64MB'; set local jit = off;
  set local default_statistics_target = 10`;

/** Begins a transaction in which many rows are written by few statements. */
export const beginBulk = (client: ClientBase): Promise<unknown> => client.query(`begin; ${SETTINGS}`);
