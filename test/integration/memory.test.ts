import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Node's own heap and TensorFlow's arenas settle within this; a leak of a quarter megabyte would not. */
const MAX_GROWTH_BYTES = 50 * 2 ** 20;

test('compiling, training and disposing 200 times leaves no more memory in use than 10 times', async () => {
  const program = join(import.meta.dirname, 'processes', 'compile-cycles.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, '200', '10,200']);
  const [tenth, last] = stdout.trim().split('\n').map(Number) as [number, number];
  expect(tenth).toBeGreaterThan(0);
  expect(last - tenth).toBeLessThan(MAX_GROWTH_BYTES);
});
