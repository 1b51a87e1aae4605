import { describe, expect, it } from 'vitest';
import { placesNamed } from './places.ts';

const places = ['History', 'Settings', 'MNIST, taylor', 'A history of MNIST'].map((text) => ({
  key: text,
  text,
  note: text === 'Settings' ? 'Page' : 'Experiment',
  to: { name: 'history' },
}));
const named = (typed: string) => placesNamed(places, typed).map(({ text }) => text);

describe('places by name', () => {
  it('have all the words, in any order and case', () => {
    expect(named('TAYLOR mnist')).toEqual(['MNIST, taylor']);
    expect(named('page')).toEqual(['Settings']);
    expect(named('nothing')).toEqual([]);
  });
  it('come first where their name begins so', () => {
    expect(named('hist')).toEqual(['History', 'A history of MNIST']);
    expect(named('mnist')).toEqual(['MNIST, taylor', 'A history of MNIST']);
  });
  it('are all of them, as they stand, before anything is typed', () => {
    expect(named('')).toEqual(places.map(({ text }) => text));
  });
  it('are no more than can be looked over', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      key: `${n}`,
      text: 'x',
      note: '',
      to: { name: 'history' },
    }));
    expect(placesNamed(many, '').length).toBe(12);
  });
});
