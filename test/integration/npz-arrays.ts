import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parseNpy } from '../../src/engine/datasets/import/npy.ts';
import type { NpyArray } from '../../src/engine/datasets/import/npy.ts';

/** Inputs of a network and what it made of them. */
export interface ExpectedAnswers {
  readonly input: NpyArray;
  readonly output: NpyArray;
}

/** Arrays `input` and `output` that numpy saved. */
export function readArrays(path: string): ExpectedAnswers {
  const entries = unzipSync(new Uint8Array(readFileSync(path)));
  const [input, output] = ['input.npy', 'output.npy'].map((name) =>
    parseNpy({ name, bytes: entries[name] as Uint8Array }),
  ) as [NpyArray, NpyArray];
  return { input, output };
}
