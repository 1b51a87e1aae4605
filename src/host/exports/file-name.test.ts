import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it.each([
  ['Über | 剪枝: a/b?', 'über-剪枝-a-b-4f9a.html'],
  ['../../etc/passwd', 'etc-passwd-4f9a.html'],
  [`${'x'.repeat(59)}𝕏`, `${'x'.repeat(59)}-4f9a.html`],
  ['???', 'experiment-4f9a.html'],
])('a file for "%s" has a name that every file system takes', (name, expected) => {
  expect(fileNameOf(name, '4f9a', 'html')).toBe(expected);
});
