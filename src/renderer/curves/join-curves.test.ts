import { expect, it } from 'vitest';
import { pointAt } from '../../../test/fixtures/records.ts';
import { joinCurves } from './join-curves.ts';

const first = pointAt('train', 1);
const second = pointAt('train', 2);
const third = pointAt('train', 3);

it('continues what was stored with what arrived, and joins again only what has grown', () => {
  const stored = { a: [first], b: [first] };
  const early = new Map([['a', [second]]]);
  const before = joinCurves(['a', 'b', 'c'], stored, early);
  expect(before.get('a')?.points).toEqual([first, second]);
  expect(before.get('c')?.points).toEqual([]);

  const late = new Map([...early, ['b', [second, third]]]);
  const after = joinCurves(['a', 'b', 'c'], stored, late, before);
  expect(after.get('b')?.points).toEqual([first, second, third]);
  expect(after.get('a')).toBe(before.get('a'));
  expect(after.get('c')).toBe(before.get('c'));
});
