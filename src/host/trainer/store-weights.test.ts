import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markFolder } from '../data-folder/trouble.ts';
import { loadWeights, storeWeights, WeightsLost } from './store-weights.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-weights-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const content = Uint8Array.of(1, 2, 3);
const hash = createHash('sha256').update(content).digest('hex');

describe('stored weights', () => {
  it('are a file named by the hash of its content, and nothing beside it', async () => {
    expect(await storeWeights(dir, content)).toBe(hash);
    expect(readdirSync(dir)).toEqual([`${hash}.safetensors`]);
    expect(readFileSync(join(dir, `${hash}.safetensors`))).toEqual(Buffer.from(content));
  });

  it('replace a file of that name that was cut short', async () => {
    const file = join(dir, `${hash}.safetensors`);
    writeFileSync(file, Uint8Array.of(1));
    await storeWeights(dir, content);
    expect(await loadWeights({ file, sha256: hash })).toEqual(Buffer.from(content));
  });

  it('are refused when a byte of them has changed', async () => {
    const file = join(dir, `${hash}.safetensors`);
    writeFileSync(file, Uint8Array.of(1, 2, 4));
    await expect(loadWeights({ file, sha256: hash })).rejects.toThrow(WeightsLost);
  });

  it('are missed when they are gone', async () => {
    markFolder(dir);
    const file = join(dir, `${hash}.safetensors`);
    await expect(loadWeights({ file, sha256: hash })).rejects.toThrow(WeightsLost);
  });

  it('are not lost while their folder is away, or cannot be read', async () => {
    const file = join(dir, 'away', `${hash}.safetensors`);
    await expect(loadWeights({ file, sha256: hash })).rejects.toMatchObject({ code: 'ENOENT' });
    expect(
      await loadWeights({ file, sha256: hash }).catch((error: unknown) => error),
    ).not.toBeInstanceOf(WeightsLost);
  });
});
