import { userInfo } from "node:os";

/** The name of the system's user, else the number: in a container it may have no name. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "unknown");
  }
}
