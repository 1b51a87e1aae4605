import { describe, expect, it } from 'vitest';
import { groupedLines } from './lines.ts';

const rows = [
  { id: 'c', tags: ['paper', 'draft'] },
  { id: 'a', tags: ['paper'] },
  { id: 'b', tags: [] },
];
const lines = (closed: readonly string[]) =>
  groupedLines(
    rows,
    ({ id }) => id,
    ({ tags }) =>
      tags.length === 0
        ? [{ key: '', title: 'untagged' }]
        : tags.map((tag) => ({ key: tag, title: tag })),
    new Set(closed),
  ).map((line) => ('row' in line ? line.row.id : `${line.group.title} (${line.count})`));

describe('groupedLines', () => {
  it('puts rows under the headings of all their groups, in the order that they come in', () => {
    expect(lines([])).toEqual(['draft (1)', 'c', 'paper (2)', 'c', 'a', 'untagged (1)', 'b']);
  });

  it('leaves of a closed group its heading with the number of its rows', () => {
    expect(lines(['paper', ''])).toEqual(['draft (1)', 'c', 'paper (2)', 'untagged (1)']);
  });

  it('gives each line a key of its own, also where a row stands twice', () => {
    const keys = groupedLines(
      rows,
      ({ id }) => id,
      ({ tags }) => tags.map((tag) => ({ key: tag, title: tag })),
      new Set(),
    ).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
