import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it.each([
  ['Über | 剪枝: a/b?', 'über-剪枝-a-b-4f9a.html'],
  ['../../etc/passwd', 'etc-passwd-4f9a.html'],
  [`${'x'.repeat(59)}𝕏`, `${'x'.repeat(59)}-4f9a.html`],
  ['???', 'experiment-4f9a.html'],
])('a file for "%s" has a name that every file system takes', (name, expected) => {
  expect(fileNameOf(name, '4f9a', 'html', 'en')).toBe(expected);
});

it('a report in Chinese does not take the name of the English one, and figures have no language', () => {
  expect(fileNameOf('Study', '4f9a', 'pdf', 'zh')).toBe('study-4f9a-zh.pdf');
  expect(fileNameOf('Study', '4f9a', 'csv', 'zh')).toBe('study-4f9a.csv');
});

it('what is packed with its figures says what is inside', () => {
  expect(fileNameOf('Study', '4f9a', 'tex', 'en')).toBe('study-4f9a-latex.zip');
  expect(fileNameOf('Study', '4f9a', 'md', 'zh')).toBe('study-4f9a-zh-markdown.zip');
});
