import { expect, it } from 'vitest';
import { quitStep } from './quit-decision.ts';

const at = { runs: 2, isDecided: false, hasHost: true };

it('asks while runs are going on, once', () => {
  expect(quitStep(at)).toBe('ask');
  expect(quitStep({ ...at, isDecided: true })).toBe('finish');
});

it('asks nobody where nothing is lost by it, and waits for the host all the same', () => {
  expect(quitStep({ ...at, runs: 0 })).toBe('finish');
});

it('goes where there is no host any more', () => {
  expect(quitStep({ ...at, hasHost: false })).toBe('go');
});
