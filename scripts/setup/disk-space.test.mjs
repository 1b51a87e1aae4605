import { expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertDiskSpace } from './disk-space.mjs';

const folder = join(tmpdir(), 'does/not/exist/yet');

test('what there is room for passes, in folders that do not exist yet', () => {
  assertDiskSpace([{ folder, bytes: 1 }]);
});

test('too little says how much is needed and how much there is', () => {
  expect(() => assertDiskSpace([{ folder, bytes: 5e18 }])).toThrow(
    /needs 5000000000\.0 GB of free disk space in \S+, but there are only \d+\.\d GB: free some/,
  );
});

test('needs on one disk add up', () => {
  const half = { folder, bytes: 2.5e18 };
  expect(() => assertDiskSpace([half, half])).toThrow(/needs 5000000000\.0 GB/);
});
