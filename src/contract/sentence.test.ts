import { describe, expect, it } from 'vitest';
import { say, sentenceSchema, textOf } from './sentence.ts';

describe('a sentence', () => {
  it('keeps its template apart from what stands at its places', () => {
    const sentence = say`Port ${8080} is taken by ${'another program'}.`;
    expect(sentence).toEqual({
      template: 'Port {0} is taken by {1}.',
      values: [8080, 'another program'],
    });
    expect(textOf(sentence)).toBe('Port 8080 is taken by another program.');
  });

  it('counts a line break in its template as a space, and keeps those of its values', () => {
    const sentence = say`It said
      last: ${'one\n  two'}`;
    expect(textOf(sentence)).toBe('It said last: one\n  two');
  });

  it('does not take what stands at a place for a place', () => {
    expect(textOf(say`${'{1}'} and ${'b'}`)).toBe('{1} and b');
  });

  it('is the same after it has crossed a wire', () => {
    const inner = say`the loss is ${Number.NaN}`;
    const sentence = say`${[inner, 'a', 1]}: ${inner}.`;
    const arrived = sentenceSchema.parse(JSON.parse(JSON.stringify(sentence)));
    expect(arrived).toEqual(sentence);
    expect(textOf(arrived)).toBe('the loss is NaN, a, 1: the loss is NaN.');
  });
});
