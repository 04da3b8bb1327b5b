import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

const HOST = hostname().replace(/[^A-Za-z0-9]/g, "");
const NAME = /^([A-Za-z0-9]*)-(\d+)-/;

/** A folder that only this process reads; it goes with what is in it, whatever happens. */
export interface PrivateFolder extends AsyncDisposable {
  readonly path: string;
}

/** Makes an empty folder under `root`, which is made too. */
export async function privateFolder(root: string): Promise<PrivateFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await chmod(root, 0o700);
  const path = await mkdtemp(join(root, `${HOST}-${process.pid}-`));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Removes what processes of this machine left that were killed. To be called before this one makes any: one with the
 * same number, as in a container that was started again, is another.
 */
export async function sweepPrivateFolders(root: string): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    const [, host, pid] = NAME.exec(name) ?? [];
    const isGone = Number(pid) === process.pid || !isRunning(Number(pid));
    if (host === HOST && isGone) await rm(join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
