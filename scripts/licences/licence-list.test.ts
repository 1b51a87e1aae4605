import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LICENCE_LIST, licenceList } from './licence-list.ts';

const root = join(import.meta.dirname, '../..');

test('the list of licences is that of what ships now (npm run licences writes it)', () => {
  expect(readFileSync(join(root, LICENCE_LIST), 'utf8')).toBe(licenceList(root));
});

test('it has what the page runs on, though that is installed for building only', () => {
  const list = licenceList(root);
  for (const name of ['vue', 'naive-ui', 'vue-i18n', '@vueuse/core', 'css-render', 'echarts']) {
    expect(list).toMatch(new RegExp(`^- ${name} \\d`, 'm'));
  }
  expect(list).not.toMatch(/^- (vitest|eslint|playwright-core|typescript) /m);
});
