import { describe, expect, it } from 'vitest';
import { documentText, findPlace, parseDocument } from './document-text.ts';

describe('parseDocument', () => {
  it('reads a document, and knows nothing from an empty editor', () => {
    expect(parseDocument('{"name": "a"}')).toEqual({ kind: 'document', document: { name: 'a' } });
    expect(parseDocument(' \n')).toEqual({ kind: 'empty' });
  });

  it.each([
    ['{\n  "name": "a",\n  "seeds": [0,, 1]\n}', 'value', 3, 15],
    ['{\n  "name" "a"\n}', 'colon', 2, 10],
    ['{"name": "a" "b": 1}', 'comma', 1, 14],
    ['{"name": "a", }', 'name', 1, 15],
    ['{"seeds": [0, 1', 'bracket', 1, 16],
    ['{}\n{}', 'end', 2, 1],
    ['{"sparsity": NaN}', 'symbol', 1, 14],
    ['{ // comment\n}', 'comment', 1, 3],
    ['{"name": "a}', 'text', 1, 10],
  ] as const)('says where and why %j is not JSON', (text, fault, line, column) => {
    expect(parseDocument(text)).toEqual({ kind: 'broken', fault, place: { line, column } });
  });
});

describe('findPlace', () => {
  const text = '{\n  "name": "a",\n  "strategies": [\n    { "id": "l0", "scope": "none" }\n  ]\n}';

  it('finds the field, entry or value that a problem names', () => {
    expect(findPlace(text, 'name')).toEqual({ line: 2, column: 3 });
    expect(findPlace(text, 'strategies[0]')).toEqual({ line: 4, column: 5 });
    expect(findPlace(text, 'strategies[0].scope')).toEqual({ line: 4, column: 19 });
  });

  it('finds nothing for what is missing, nor for the whole', () => {
    expect(findPlace(text, 'seeds')).toBeUndefined();
    expect(findPlace(text, '')).toBeUndefined();
  });
});

describe('documentText', () => {
  it('keeps lists of numbers on one line', () => {
    expect(documentText({ seeds: [0, 1], strategies: [{ id: 'l0' }] })).toBe(
      '{\n  "seeds": [0, 1],\n  "strategies": [\n    {\n      "id": "l0"\n    }\n  ]\n}',
    );
  });

  it('is read again as what it was', () => {
    const document = { a: [0.01, -1, 2e-7], b: 'x [\n 1, 2 \n] y', c: [[1, 2], []] };
    expect(parseDocument(documentText(document))).toEqual({ kind: 'document', document });
  });
});
