import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipSize } from './gzip-size.ts';

describe('the size after gzip', () => {
  it('is that of the compressed bytes', async () => {
    const bytes = new Uint8Array(100_000).fill(7);
    const compressed = gzipSync(bytes, { level: 6 });
    expect(gunzipSync(compressed)).toHaveLength(100_000);
    expect(await gzipSize(bytes)).toBe(compressed.length);
  });
});
