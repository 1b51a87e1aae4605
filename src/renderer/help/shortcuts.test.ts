import { describe, expect, it } from 'vitest';
import { asked } from './shortcuts.ts';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  taken: false,
  ...more,
});

describe('shortcuts', () => {
  it('are single keys where nothing is written', () => {
    expect(asked(press('?'), true)).toEqual({ what: 'list' });
    expect(asked(press('/'), true)).toEqual({ what: 'search' });
    expect(asked(press('9'), true)).toEqual({ what: 'tab', place: 8 });
    expect(asked(press('x'), true)).toBeNull();
    expect(asked(press(' '), true)).toBeNull();
    expect(asked(press('0'), true)).toBeNull();
  });

  it('leave alone what is typed, and what the system takes', () => {
    expect(asked(press('n', { taken: true }), true)).toBeNull();
    expect(asked(press('n', { ctrlKey: true }), true)).toBeNull();
    expect(asked(press('h', { metaKey: true }), true)).toBeNull();
  });

  it('go anywhere from anywhere, from an input too', () => {
    expect(asked(press('k', { ctrlKey: true, taken: true }), false)).toEqual({ what: 'goTo' });
    expect(asked(press('K', { metaKey: true }), true)).toEqual({ what: 'goTo' });
  });

  it('are no single keys where the reader has switched those off', () => {
    expect(asked(press('?'), false)).toBeNull();
  });
});
