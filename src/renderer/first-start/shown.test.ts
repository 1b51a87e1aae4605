import { describe, expect, it } from 'vitest';
import type { LibraryTroubleKind } from '../../contract/first-start.ts';
import { shownOf } from './shown.ts';

const KINDS: LibraryTroubleKind[] = [
  'offline',
  'not-there',
  'other-content',
  'disk-full',
  'not-writable',
  'unknown',
];

describe('the page of the first start', () => {
  it('says how far the download is', () => {
    const state = { kind: 'working', step: 'downloading', done: 68.5e6, total: 274e6 } as const;
    expect(shownOf(state, 'en')).toEqual({
      text: 'Downloading: 69 MB of 274 MB',
      share: 0.25,
      isTrouble: false,
      detail: '',
    });
    expect(shownOf(state, 'zh').text).toBe('正在下载：69 MB / 274 MB');
  });

  it('shows no share while the index is asked, and never more than all', () => {
    expect(shownOf({ kind: 'working', step: 'asking', done: 0, total: 5 }, 'en').share).toBe(
      undefined,
    );
    expect(shownOf({ kind: 'working', step: 'unpacking', done: 6, total: 5 }, 'en').share).toBe(1);
  });

  it.each(KINDS)('tells what to do where it is %s, in both languages', (trouble) => {
    const state = { kind: 'trouble', trouble, detail: 'ENOENT', folder: '/cache' } as const;
    const [en, zh] = [shownOf(state, 'en'), shownOf(state, 'zh')];
    expect(en).toMatchObject({ isTrouble: true, detail: 'ENOENT' });
    expect(en.text).toMatch(/[Tt]ry again/);
    expect(zh.text).toMatch(/重试/);
    expect(`${en.text}${zh.text}`).not.toMatch(/[{}]/);
  });
});
