import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { UserError } from '../../src/contract/errors.ts';

/** Something that reads what others made, and files for it. */
export interface FuzzReader {
  readonly name: string;
  /** How often it is tried in the unit tests: as often as a few tenths of a second allow. */
  readonly shortRuns: number;
  /** Whether it writes: into a folder of its own alone (`inFolder`), and leaves nothing there. */
  readonly writes: boolean;
  /** That whatever it is given is read, or refused in a sentence. */
  property(): Promise<fc.IAsyncPropertyWithHooks<[unknown]>>;
}

/**
 * @param cases good files, damaged ones and made-up ones
 * @param read what is tried; whatever it throws but a UserError is a defect, and so is a value that it
 * finds wrong itself
 */
export function fuzzReader<T>(
  name: string,
  shortRuns: number,
  cases: () => fc.Arbitrary<T> | Promise<fc.Arbitrary<T>>,
  read: (input: T) => unknown,
  { writes = false } = {},
): FuzzReader {
  return {
    name,
    shortRuns,
    writes,
    property: async () => fc.asyncProperty(await cases(), (input) => tryReading(() => read(input))),
  };
}

/** Gives a folder to one case, and takes it away again. */
export async function inFolder(act: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    await act(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function tryReading(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (!/[.:!]$/.test(error.message)) {
      throw new Error(`It was refused in no sentence: ${error.message}`, { cause: error });
    }
  }
  requireUnpolluted();
}

const prototypes = [Object, Array, Function, String, Number, Map, Uint8Array].map(
  ({ prototype }) => prototype as object,
);
const namesOf = () => prototypes.map((one) => Reflect.ownKeys(one).map(String).join());
const clean = namesOf();

/** @throws Error where something was put into what all objects share */
function requireUnpolluted(): void {
  const polluted = namesOf().findIndex((names, index) => names !== clean[index]);
  if (polluted >= 0) throw new Error(`What all objects share has changed (prototype ${polluted}).`);
}
