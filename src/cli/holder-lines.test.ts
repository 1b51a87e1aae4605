import { expect, it } from 'vitest';
import { progressOf } from '../../test/fixtures/records.ts';
import type { Holder } from '../contract/holder.ts';
import { holderLines } from './holder-lines.ts';

const of = (holder: Holder, isWritable = true) => ({ holder, isWritable });
const waiting = [{ progress: progressOf({ queued: 1 }) }];
const nobody: Holder = { kind: 'nobody' };
const somebody: Holder = { kind: 'somebody', pid: 12, machine: null, isStopped: false };

it('says what lets work go on that nobody does', () => {
  expect(holderLines(of(nobody), waiting)).toEqual([
    '',
    expect.stringMatching(/^No workbench .*"run FILE"/),
  ]);
  expect(holderLines(of(nobody, false), waiting)).toEqual([
    '',
    expect.stringMatching(/started\.$/),
  ]);
  const stopped = { ...somebody, isStopped: true };
  expect(holderLines(of(stopped), waiting)).toEqual([
    '',
    expect.stringContaining('"kill -CONT 12"'),
  ]);
});

it('claims nothing that cannot be seen', () => {
  const away = holderLines(of({ kind: 'unknown', machine: 'lab' }), waiting).join(' ');
  expect(away).toMatch(/on the machine lab, .* cannot be seen from here\.$/);
  expect(holderLines(of({ kind: 'unknown', machine: null }), waiting).join(' ')).toMatch(
    /be seen\.$/,
  );
});

it('says nothing where somebody is at work, or nothing is left to do', () => {
  expect(holderLines(of(somebody), waiting)).toEqual([]);
  expect(holderLines(of(nobody), [{ progress: progressOf({ done: 1 }) }])).toEqual([]);
  const paused = { ...progressOf({ queued: 1 }), state: 'paused' } as const;
  expect(holderLines(of(nobody), [{ progress: paused }])).toEqual([]);
});
