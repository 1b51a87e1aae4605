import { expect, it } from 'vitest';
import { copyName } from './copy-name.ts';

it('counts up from what is copied, past what is taken', () => {
  expect(copyName('First look', [])).toBe('First look (2)');
  expect(copyName('First look', ['First look', 'First look (2)'])).toBe('First look (3)');
  expect(copyName('First look (2)', ['First look', 'First look (2)'])).toBe('First look (3)');
  expect(copyName('第一次比较 (9)', ['第一次比较 (10)'])).toBe('第一次比较 (11)');
});

it('takes brackets for a count only where a number stands in them', () => {
  expect(copyName('Digits (short)', [])).toBe('Digits (short) (2)');
  expect(copyName('(2)', [])).toBe('(2) (2)');
});

it('shortens a name that has no room for the count', () => {
  const copy = copyName('a'.repeat(200), []);
  expect(copy).toHaveLength(200);
  expect(copy).toMatch(/a \(2\)$/);
});
