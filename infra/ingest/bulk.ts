import type { ClientBase } from "pg";

/**
 * Room for sorting and hashing a whole delivery in memory: 200,000 employments take a quarter of it, and of 2 million a
 * first delivery is 7 % sooner with it than with that quarter. No compiling of statements that each run once; statistics
 * from a first glance, until autovacuum takes its time for them.
 */
const SETTINGS = `set local temp_buffers = '256MB'; set local work_mem = '256MB'; set local jit = off;
  set local default_statistics_target = 10`;

/** Begins a transaction in which many rows are written by few statements. */
export const beginBulk = (client: ClientBase): Promise<unknown> => client.query(`begin; ${SETTINGS}`);
