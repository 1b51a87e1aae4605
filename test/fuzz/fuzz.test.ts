import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READERS } from './readers.ts';

/** Beyond what is read, damaged files may cost no more than this. */
const MAX_GROWTH_BYTES = 2 ** 29;

describe('whatever is read is a value or refused in a sentence, in little memory (`npm run fuzz` tries more)', () => {
  it.each(READERS)('$name', async ({ property, shortRuns }) => {
    const before = process.memoryUsage().rss;
    await fc.assert(await property(), { numRuns: shortRuns });
    expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH_BYTES);
  });
});
