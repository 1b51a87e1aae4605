import { describe, expect, it } from 'vitest';
import { Shelf } from './shelf.ts';

function shelfOf(limit: number) {
  const shelf = new Shelf(limit);
  const events: string[] = [];
  const get = (key: string, size = 1) =>
    shelf.get(key, () => {
      events.push(`made ${key}`);
      return { size, dispose: () => events.push(`disposed ${key}`) };
    });
  return { shelf, events, get };
}

describe('a shelf', () => {
  it('makes a thing once', () => {
    const { get, events } = shelfOf(2);
    const first = get('a');
    expect(get('a')).toBe(first);
    expect(events).toEqual(['made a']);
  });

  it('gives away what was used longest ago', () => {
    const { get, events } = shelfOf(2);
    for (const key of ['a', 'b', 'a', 'c']) get(key);
    expect(events).toEqual(['made a', 'made b', 'made c', 'disposed b']);
  });

  it('goes by sizes, and has room for the newest whatever its size', () => {
    const { get, events } = shelfOf(10);
    get('a', 4);
    get('b', 5);
    get('c', 3);
    get('large', 100);
    expect(events).toEqual([
      'made a',
      'made b',
      'made c',
      'disposed a',
      'made large',
      'disposed b',
      'disposed c',
    ]);
  });

  it('makes anew what was dropped, and disposes all in the end', () => {
    const { shelf, get, events } = shelfOf(2);
    get('a');
    shelf.drop('a');
    shelf.drop('unknown');
    get('a');
    shelf.dispose();
    expect(events).toEqual(['made a', 'disposed a', 'made a', 'disposed a']);
  });

  it('keeps nothing of a thing that could not be made', () => {
    const { shelf, get, events } = shelfOf(2);
    const failing = () =>
      shelf.get('a', () => {
        throw new Error('not today');
      });
    expect(failing).toThrow('not today');
    get('a');
    expect(events).toEqual(['made a']);
  });
});
