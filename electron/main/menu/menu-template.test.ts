import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { menuTemplate } from './menu-template.ts';
import type { MenuAction } from './menu-template.ts';

function menu(platform: NodeJS.Platform, language: 'en' | 'zh' = 'en') {
  const act = vi.fn<(action: MenuAction) => void>();
  const template = menuTemplate({ words: wordsIn(language).menu, platform, act });
  return { act, template, items: template.flatMap(itemsIn) };
}

/** All items below one, but for the lines between them. */
function itemsIn({ submenu, ...item }: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  if (Array.isArray(submenu)) return submenu.flatMap(itemsIn);
  return item.type === 'separator' ? [] : [item];
}

const click = (item: MenuItemConstructorOptions | undefined) =>
  (item?.click as (() => void) | undefined)?.();
const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

describe('the menu', () => {
  it.each(PLATFORMS)('has words in both languages for everything, on %s', (platform) => {
    const english = menu(platform).items.map(({ label }) => label ?? '');
    const chinese = menu(platform, 'zh').items.map(({ label }) => label ?? '');
    expect(english.length).toBeGreaterThan(25);
    expect(chinese).toHaveLength(english.length);
    for (const [index, label] of english.entries()) {
      expect(label).toMatch(/^[A-Z]/);
      expect(chinese[index]).toMatch(/\p{Script=Han}/u);
    }
    expect(new Set(english).size).toBe(english.length);
  });

  it.each(PLATFORMS)('does something at every item, by one key at most, on %s', (platform) => {
    const { items, act } = menu(platform);
    for (const item of items.filter(({ role }) => role === undefined)) click(item);
    expect(act).toHaveBeenCalledTimes(items.filter(({ role }) => role === undefined).length);
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leads where its words say', () => {
    const { items, act } = menu('linux');
    const choose = (label: string) => click(items.find((item) => item.label === label));
    choose('New experiment');
    choose('Import archive…');
    choose('Find experiments…');
    expect(act.mock.calls.flat()).toEqual([
      { type: 'go', to: 'new' },
      { type: 'choose', kind: 'archive' },
      { type: 'find' },
    ]);
  });

  it('has settings and quit under the name of the app on a Mac, and once', () => {
    for (const platform of PLATFORMS) {
      const { template, items } = menu(platform);
      for (const label of ['Settings…', 'Quit', 'About Pruning Workbench']) {
        expect(items.filter((item) => item.label === label)).toHaveLength(1);
      }
      const [first] = template;
      expect(first?.label).toBe(platform === 'darwin' ? 'Pruning Workbench' : 'File');
    }
  });
});
