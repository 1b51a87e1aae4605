import { describe, expect, it } from 'vitest';
import { chosenIn, droppedIn, entriesOf, withAdded, without } from './chosen-files.ts';

const file = (name: string, folder = '') =>
  Object.defineProperty(new File([name], name), 'webkitRelativePath', {
    value: folder === '' ? '' : `${folder}/${name}`,
  });
const chosen = chosenIn([file('1.png', 'pets/cat'), file('2.png', 'pets/dog'), file('a.csv')]);

describe('files that were chosen', () => {
  it('have their folders in their names, where they were chosen in one', () => {
    expect(chosen.map(({ name }) => name)).toEqual(['pets/cat/1.png', 'pets/dog/2.png', 'a.csv']);
  });

  it('are listed by themselves, and those of a folder together', () => {
    expect(entriesOf(chosen)).toEqual([
      { name: 'pets', files: 2, sizeBytes: 10 },
      { name: 'a.csv', files: null, sizeBytes: 5 },
    ]);
  });

  it('are left out by what is listed', () => {
    expect(without(chosen, 'pets').map(({ name }) => name)).toEqual(['a.csv']);
    expect(without(chosen, 'a.csv')).toHaveLength(2);
  });

  it('take the place of earlier ones of their names', () => {
    const [again] = chosenIn([file('a.csv')]);
    const now = withAdded(chosen, again === undefined ? [] : [again]);
    expect(now.map(({ name }) => name)).toEqual(['pets/cat/1.png', 'pets/dog/2.png', 'a.csv']);
    expect(now.at(-1)).toBe(again);
  });

  it('are what was dropped, from a folder or from nowhere', async () => {
    const picture = file('3.png');
    const entry = {
      isFile: true,
      name: '4.png',
      file: (found: (one: File) => void) => found(file('4.png')),
    };
    let read = false;
    const folder = {
      isFile: false,
      name: 'cat',
      createReader: () => ({
        readEntries: (some: (entries: unknown[]) => void) => {
          some(read ? [] : [entry]);
          read = true;
        },
      }),
    };
    const items = [
      { webkitGetAsEntry: () => null, getAsFile: () => picture },
      { webkitGetAsEntry: () => folder, getAsFile: () => null },
      { webkitGetAsEntry: () => null, getAsFile: () => null },
    ];
    const dropped = await droppedIn({ dataTransfer: { items } } as unknown as DragEvent);
    expect(dropped.map(({ name }) => name)).toEqual(['3.png', 'cat/4.png']);
  });
});
