import { expect, it } from 'vitest';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { withSeeds } from './more-seeds.ts';

it('adds seeds behind those that are there, each once, and changes nothing else', () => {
  const document = { name: 'x', seeds: [0, 2] } as unknown as ExperimentDocument;
  expect(withSeeds(document, [2, 3])).toEqual({ name: 'x', seeds: [0, 2, 3] });
  expect(document.seeds).toEqual([0, 2]);
});
