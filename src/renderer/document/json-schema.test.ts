import { describe, expect, it } from 'vitest';
import { allows, fieldsOf, inputKind, withDefaults } from './json-schema.ts';

describe('fieldsOf', () => {
  it('has the fields in their order, and which of them cannot be left out', () => {
    const fields = fieldsOf({
      properties: {
        id: { const: 'step' },
        every: { type: 'integer' },
        factor: { type: 'number', default: 0.1 },
        note: { type: 'string' },
      },
      required: ['id', 'every', 'factor'],
    });
    expect(fields.map(({ name, required }) => [name, required])).toEqual([
      ['every', true],
      ['factor', false],
      ['note', false],
    ]);
  });
});

describe('inputKind', () => {
  it.each([
    [{ type: 'boolean' }, { kind: 'switch' }],
    [
      { type: 'string', enum: ['global', 'layer'] },
      { kind: 'choice', options: ['global', 'layer'] },
    ],
    [{ anyOf: [{ const: 2 }, { const: 4 }] }, { kind: 'choice', options: [2, 4] }],
    [
      { type: 'string', maxLength: 200 },
      { kind: 'text', long: false },
    ],
    [
      { type: 'string', maxLength: 10_000 },
      { kind: 'text', long: true },
    ],
    [
      { type: 'array', items: { type: 'number' } },
      { kind: 'numbers', items: { type: 'number' } },
    ],
    [
      {
        anyOf: [
          { type: 'number', maximum: 9 },
          { type: 'string', const: 'last' },
        ],
      },
      { kind: 'number-or-word', schema: { type: 'number', maximum: 9 }, words: ['last'] },
    ],
    [{ anyOf: [{ type: 'number' }, { type: 'string' }] }, { kind: 'unknown' }],
    [{ type: 'array', items: { type: 'string' } }, { kind: 'unknown' }],
    [{ type: 'object' }, { kind: 'unknown' }],
    [{}, { kind: 'unknown' }],
  ])('draws %j by %j', (schema, kind) => {
    expect(inputKind(schema)).toEqual(kind);
  });

  it('draws what may be null like what it is otherwise', () => {
    const number = { type: 'number', minimum: 0 };
    expect(inputKind({ anyOf: [number, { type: 'null' }] })).toEqual({
      kind: 'number',
      schema: number,
    });
  });

  it('draws objects that their id tells apart as a choice among them', () => {
    const step = { type: 'object', properties: { id: { const: 'step' } } };
    const cosine = { type: 'object', properties: { id: { const: 'cosine' } } };
    expect(inputKind({ oneOf: [step, cosine] })).toEqual({
      kind: 'variant',
      variants: [
        { id: 'step', schema: step },
        { id: 'cosine', schema: cosine },
      ],
    });
  });
});

describe('allows', () => {
  it('keeps to bounds, the exclusive ones too, and to whole numbers', () => {
    const sparsity = { type: 'number', minimum: 0, exclusiveMaximum: 1 };
    expect([0, 0.5, 1, -0.1, NaN].map((value) => allows(sparsity, value))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(allows({ type: 'integer', exclusiveMinimum: 0 }, 0)).toBe(false);
    expect(allows({ type: 'integer', maximum: 3 }, 2.5)).toBe(false);
    expect(allows({ type: 'integer', maximum: 3 }, 3)).toBe(true);
  });
});

describe('withDefaults', () => {
  it('fills in what is left out', () => {
    const schema = {
      properties: { id: {}, scope: { default: 'global' }, batches: { default: 9 } },
    };
    expect(withDefaults(schema, { id: 'taylor', batches: 1 })).toEqual({
      id: 'taylor',
      scope: 'global',
      batches: 1,
    });
  });
});
