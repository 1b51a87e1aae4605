import { expect, it } from 'vitest';
import { orderedPresets } from './preset-order.ts';

it('puts the first look and the article before what is more special', () => {
  const preset = (id: string) => ({ id, name: id, description: '', runs: 1, document: {} });
  const offered = ['recurrent', 'first-look', 'lenet-5', 'article'].map(preset);
  expect(orderedPresets(offered).map(({ id }) => id)).toEqual([
    'first-look',
    'article',
    'recurrent',
    'lenet-5',
  ]);
});
