import { describe, expect, it } from 'vitest';
import { parseDocument } from '../document/document-text.ts';
import { problemLines } from './problem-lines.ts';

const linesOf = (text: string, problems: { path: string; message: string }[]) =>
  problemLines(text, parseDocument(text), problems);

describe('problemLines', () => {
  it('has each problem with its place, and those without a place as well', () => {
    const lines = linesOf('{\n  "name": "",\n  "extra": 1\n}', [
      { path: 'name', message: 'must not be empty' },
      { path: 'seeds', message: 'is missing' },
      { path: 'extra', message: 'is not a known field' },
    ]);
    expect(lines.map(({ place }) => place?.line)).toEqual([2, undefined, 3]);
  });

  it('speaks of nothing else while the text is not JSON', () => {
    const lines = linesOf('{"name": }', [{ path: 'name', message: 'from before' }]);
    expect(lines).toEqual([{ kind: 'syntax', fault: 'value', place: { line: 1, column: 10 } }]);
  });
});
