import { expect, test } from 'vitest';
import { isOlder } from './oldest-version.mjs';

test('versions are compared as numbers, the first before the second', () => {
  expect(isOlder('20.19.0', '20.19')).toBe(false);
  expect(isOlder('20.9.4', '20.19')).toBe(true);
  expect(isOlder('18.20.1', '20.19')).toBe(true);
  expect(isOlder('22.1.0', '20.19')).toBe(false);
});

test('a version of one number has no second', () => {
  expect(isOlder('20', '20.3')).toBe(true);
  expect(isOlder('20', '20.0')).toBe(false);
});
