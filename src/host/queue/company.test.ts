import { expect, it } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import { createCompany } from './company.ts';

/** A run that needs so many bytes. */
const run = (runId: string, seed: number) => ({ runId, spec: { seed } as RunSpec });
const companyOf = (memoryBytes: number) => createCompany(memoryBytes, ({ seed }) => seed);

it('runs are trained side by side as long as nine tenths of the memory hold them', () => {
  const company = companyOf(100);
  expect(company.admits(run('b', 60), [run('a', 30)])).toBe(true);
  expect(company.admits(run('b', 60), [run('a', 31)])).toBe(false);
});

it('a run that needs more than there is may begin by itself: its need is an estimate', () => {
  expect(companyOf(100).admits(run('a', 500), [])).toBe(true);
});

it('a run that lacked memory is begun beside half as many, and none is begun beside it that would be more', () => {
  const company = companyOf(Infinity);
  company.lacked('x', 4);
  const [x, a, b] = [run('x', 1), run('a', 1), run('b', 1)];
  expect(company.admits(x, [a, b])).toBe(false);
  expect(company.admits(x, [a])).toBe(true);
  expect(company.admits(b, [a, x])).toBe(false);
  expect(company.admits(b, [a])).toBe(true);
  company.lacked('x', 2);
  expect(company.admits(x, [a])).toBe(false);
  expect(company.admits(x, [])).toBe(true);
  company.lacked('x', 1);
  expect(company.admits(x, [])).toBe(true);
});
