import { inspect } from 'node:util';

/** Writes down what should not have happened, for whoever has to find out why. */
export function logDefect(what: string, error: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${what}: ${inspect(error)}\n`);
}
