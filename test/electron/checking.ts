/**
 * Prints a line per check. One that fails ends the program with 1, and tells what the app said.
 *
 * @param evidence what the app and its page have said so far
 */
export function checking(evidence: () => readonly string[]) {
  return async (what: string, action: () => Promise<void>): Promise<void> => {
    try {
      await action();
      process.stdout.write(`ok      ${what}\n`);
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      process.stdout.write(`FAILED  ${what}\n${stack}\n${evidence().join('\n')}\n`);
      process.exitCode = 1;
    }
  };
}

/** Polls until it holds, for ten seconds unless said otherwise. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 10_000) {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It never came about that ${what}.`);
}
