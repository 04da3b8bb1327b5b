import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** Lines of `postmaster.pid`: pid, data folder, start, port, socket folder, address, memory key, status. */
export function pidFile(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** Pid that the file names, running or not. */
export function recordedPid(data: string): number | undefined {
  const pid = Number(pidFile(data)[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Pid of the server that runs on a data folder, made sure of: pids are used again by other programs. */
export function runningPid(data: string): number | undefined {
  const pid = recordedPid(data);
  return pid && isServerOf(pid, data) ? pid : undefined;
}

/** Whether a process is the server of a data folder: a server works in it. */
export function isServerOf(pid: number, data: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(` -D ${data} `);
  } catch {
    return false;
  }
}

/** Whether any process has this pid. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
