import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeras } from '../../src/formats/keras/read-keras.ts';
import { relativeDifference } from './network-answers.ts';
import { readArrays } from './npz-arrays.ts';

const folder = join(import.meta.dirname, '../fixtures/models');

describe('networks that Keras saved', () => {
  it.each([
    'keras-mlp.keras',
    'keras-mlp.h5',
    'keras-lenet.keras',
    'keras-lstm.keras',
    'keras-lstm.h5',
    'keras-gru.keras',
    'keras-residual.keras',
    'keras-residual.h5',
  ])('answer as in Keras: %s', async (name) => {
    const network = await readKeras(new Uint8Array(readFileSync(join(folder, name))), name);
    const expected = readArrays(join(folder, name.replace(/\.\w+$/, '-expected.npz')));
    expect(await relativeDifference(network, expected)).toBeLessThan(1e-5);
  });
});
