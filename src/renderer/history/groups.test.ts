import { expect, it } from 'vitest';
import type { ExperimentSummary } from '../../contract/progress.ts';
import { groupsOf } from './groups.ts';

const words = {
  dataset: (id: string) => id.toUpperCase(),
  model: (id: string) => `model ${id}`,
  untagged: 'Without a tag',
};
const experiment = {
  name: 'First look',
  dataset: 'mnist',
  model: 'mlp',
  tags: ['paper', 'ablation'],
} as unknown as ExperimentSummary;

it('groups by what is asked, under the names that readers know', () => {
  expect(groupsOf(experiment, 'dataset', words)).toEqual([{ key: 'mnist', title: 'MNIST' }]);
  expect(groupsOf(experiment, 'model', words)).toEqual([{ key: 'mlp', title: 'model mlp' }]);
  expect(groupsOf(experiment, 'name', words)).toEqual([{ key: 'First look', title: 'First look' }]);
});

it('puts an experiment under each of its tags, and one without any under a group of its own', () => {
  expect(groupsOf(experiment, 'tag', words).map(({ title }) => title)).toEqual([
    'paper',
    'ablation',
  ]);
  expect(groupsOf({ ...experiment, tags: [] }, 'tag', words)).toEqual([
    { key: '', title: 'Without a tag' },
  ]);
});
