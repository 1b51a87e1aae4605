import { expect, it } from 'vitest';
import { folded } from './folded.ts';

it.each([
  ['Émile', 'emile'],
  ['Ñandú', 'NANDU'],
  ['Straße', 'STRASSE'],
  ['ΟΔΟΣ', 'οδός'],
  ['Ёлка', 'елка'],
  ['ＭＮＩＳＴ　９０％', 'mnist 90%'],
  ['ﾃｽﾄ', 'テスト'],
  ['① ﬁt', '1 fit'],
])('takes %s and %s for the same', (one, other) => {
  expect(folded(one)).toBe(folded(other));
});

it.each([
  ['剪枝', '剪切'],
  ['가', '각'],
  ['a', 'ä b'],
])('does not take %s for %s', (one, other) => {
  expect(folded(one)).not.toBe(folded(other));
});

it('keeps Chinese and Korean characters whole, so that a part of one is not found in another', () => {
  expect(folded('剪枝策略')).toBe('剪枝策略');
  expect(folded('각')).not.toContain(folded('가'));
});
