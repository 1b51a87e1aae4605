import { expect, test } from 'vitest';
import { findElectron } from './electron-binary.mjs';

test.runIf(process.platform === 'linux')('without a display there is no window', async () => {
  expect(await findElectron({})).toEqual({ reason: expect.stringMatching(/there is no display/) });
});
