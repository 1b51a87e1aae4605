import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { namedFile } from '../../../archives/files.fixture.ts';
import { npyFile } from '../../../engine/datasets/import/files.fixture.ts';
import { expectedOutputs } from './expected-outputs.ts';

const input = npyFile('<f4', [2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
const output = npyFile('<f8', [2, 2], Float64Array.of(0.5, 1, 1.5, 2));
const npz = (arrays: Record<string, Uint8Array>) => namedFile('own.npz', zipSync(arrays));

describe('outputs that are expected', () => {
  it('come with their inputs, of any type of number', () => {
    const file = npz({ 'input.npy': input, 'output.npy': output });
    expect(expectedOutputs(file, [3], 2)).toEqual({
      examples: 2,
      inputs: Float32Array.of(1, 2, 3, 4, 5, 6),
      outputs: Float32Array.of(0.5, 1, 1.5, 2),
    });
  });

  it('are tried in part where there are many', () => {
    const many = {
      'input.npy': npyFile('|u1', [3000, 1], new Uint8Array(3000).fill(7)),
      'output.npy': npyFile('|u1', [3000, 2], new Uint8Array(6000)),
    };
    const { examples, inputs, outputs } = expectedOutputs(npz(many), [1], 2);
    expect([examples, inputs.length, outputs.length]).toEqual([1024, 1024, 2048]);
  });

  it.each([
    [
      { 'x.npy': input, 'output.npy': output },
      [3],
      /own.npz has no array "input": it has x, output/,
    ],
    [
      { 'input.npy': input, 'output.npy': output },
      [1, 3],
      /"input" of own.npz has the shape \[2, 3\], and the network needs \[2, 1, 3\]/,
    ],
    [
      { 'input.npy': input, 'output.npy': input },
      [3],
      /"output" of own.npz has the shape \[2, 3\], and the network needs \[2, 2\]/,
    ],
    [
      {
        'input.npy': npyFile('|u1', [0, 3], new Uint8Array()),
        'output.npy': npyFile('|u1', [0, 2], new Uint8Array()),
      },
      [3],
      /own.npz has no example/,
    ],
  ])('are refused where they are not those of the network', (arrays, shape, message) => {
    expect(() => expectedOutputs(npz(arrays), shape, 2)).toThrow(UserError);
    expect(() => expectedOutputs(npz(arrays), shape, 2)).toThrow(message);
  });
});
