/** What stands for a part that is not shown. */
const HIDDEN = "***";

/**
 * A bug in words: what it says and where it is, and what caused it. Libraries repeat what they were given, so what
 * addresses hold of users and passwords, and tokens, are left out.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return "A fault that is no error.";
  const { cause, stack = error.message } = error;
  const own = withoutSecrets(stack);
  return cause instanceof Error ? `${own}\ncaused by ${describeFault(cause)}` : own;
}

const withoutSecrets = (text: string): string =>
  text
    .replace(/:\/\/[^\s/@]*@/g, `://${HIDDEN}@`)
    .replace(/\b(password|token|secret|key)=[^\s&"']+/gi, `$1=${HIDDEN}`)
    .replace(/\b(Bearer|DPoP|Basic) [\w.~+/=-]+/gi, `$1 ${HIDDEN}`);
