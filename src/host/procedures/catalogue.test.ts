import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../contract/catalogue.ts';
import { findProject } from '../environment/project-root.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { catalogue } from './catalogue.ts';

const offered = catalogueSchema.parse(catalogue(join(findProject().root, 'examples')));

describe('the catalogue', () => {
  it('offers every strategy of the article with its parameters as a JSON Schema', () => {
    expect(offered.strategies.map(({ id }) => id)).toEqual([
      'magnitude',
      'taylor',
      'activation-mean',
      'activation-apoz',
      'l0',
      'threshold',
      'scratch',
      'random',
    ]);
    expect(offered.strategies[0]?.parametersSchema).toMatchObject({
      type: 'object',
      properties: { scope: { enum: ['global', 'layer'], default: 'global' } },
    });
  });

  it('offers the article and a first look as presets, the quicker one first', () => {
    expect(offered.presets.map(({ id }) => id)).toEqual(['first-look', 'article']);
  });

  it('has no preset where there are no examples', () => {
    expect(catalogue('/nowhere').presets).toEqual([]);
  });
});

describe('the preset of the article', () => {
  const article = offered.presets.find(({ id }) => id === 'article');
  const document = parseDocument(article?.document);

  it('asks for every strategy at three sparsities with three seeds', () => {
    expect(document.strategies.map(({ id }) => id)).toEqual(offered.strategies.map(({ id }) => id));
    expect(document).toMatchObject({
      sparsities: [0.5, 0.8, 0.9],
      seeds: [0, 1, 2],
      training: { optimizer: 'sgd', learningRate: 0.01, batchSize: 64, epochs: 10 },
      fineTuning: { epochs: 3 },
      model: { id: 'mlp', hidden: [128] },
    });
  });

  it('counts its runs: per seed a baseline, seven strategies at three levels, four thresholds', () => {
    expect(article?.runs).toBe(3 * (1 + 7 * 3 + 4));
  });
});
