import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueSchema } from '../../contract/catalogue.ts';
import { familySchema } from '../../contract/words.ts';
import { getStrategy, strategies } from '../../engine/strategies/registry.ts';
import { findProject } from '../environment/project-root.ts';
import type { JsonSchema } from '../experiments/document-schema.ts';
import { parseDocument } from '../experiments/parse-document.ts';
import { catalogue } from './catalogue.ts';

const offered = catalogueSchema.parse(catalogue(join(findProject().root, 'examples')));

describe('the catalogue', () => {
  it('offers every strategy with its parameters as a JSON Schema', () => {
    expect(offered.strategies.map(({ id }) => id)).toEqual(strategies.map(({ id }) => id));
    const magnitude = offered.strategies.find(({ id }) => id === 'magnitude');
    expect(magnitude?.parametersSchema).toMatchObject({
      type: 'object',
      properties: { scope: { enum: ['global', 'layer'], default: 'global' } },
    });
  });

  it('offers the examples as presets, those with fewer runs first', () => {
    expect(offered.presets.map(({ id }) => id)).toEqual([
      'resnet-20',
      'first-look',
      'recurrent',
      'lenet-5',
      'article',
      'strategy-against-controls',
    ]);
  });

  it('has no preset where there are no examples', () => {
    expect(catalogue('/nowhere').presets).toEqual([]);
  });
});

/** Every schema of a field within a JSON Schema, by its path. */
function fieldsOf(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const inner = [
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]): [string, JsonSchema][] => [
      [`${path}${name}`, field],
      ...fieldsOf(field, `${path}${name}.`),
    ]),
    ...inner.flatMap((part) => fieldsOf(part, `${path}${part.title ? `${part.title}.` : ''}`)),
  ];
}

describe('the JSON Schema of a document', () => {
  const schema = offered.documentSchema as JsonSchema;
  const fields = fieldsOf(schema);

  it('describes every field of a document and of all that can be chosen, but the ids', () => {
    const silent = fields.filter(([, field]) => !field.description && field.const === undefined);
    expect(silent.map(([path]) => path)).toEqual([]);
    expect(fields.length).toBeGreaterThan(40);
  });

  it('names the choices as users know them', () => {
    const titles = (field: JsonSchema | undefined) => field?.oneOf?.map(({ title }) => title);
    expect(titles(schema.properties?.['model'])).toEqual(
      offered.models.map(({ words }) => words.en.label),
    );
    expect(titles(schema.properties?.['strategies']?.items)).toEqual(
      offered.strategies.map(({ words }) => words.en.label),
    );
  });

  it('asks for nothing but the question', () => {
    expect(schema).toMatchObject({
      required: ['name', 'dataset', 'model', 'strategies', 'seeds'],
      properties: { training: { properties: { learningRate: { default: 0.01 } } } },
    });
  });
});

describe('the preset of the article', () => {
  const article = offered.presets.find(({ id }) => id === 'article');
  const document = parseDocument(article?.document);

  it('asks for strategies of its four families and random pruning, at three sparsities with five seeds', () => {
    const families = document.strategies.map(({ id }) => getStrategy(id).family);
    expect(new Set(families)).toEqual(new Set(familySchema.options));
    expect(document).toMatchObject({
      sparsities: [0.5, 0.8, 0.9],
      seeds: [0, 1, 2, 3, 4],
      training: { optimizer: 'sgd', learningRate: 0.01, batchSize: 64, epochs: 10 },
      fineTuning: { epochs: 3 },
      model: { id: 'mlp', hidden: [128] },
    });
  });

  it('counts its runs: per seed two dense networks, eight strategies at three levels, four thresholds', () => {
    expect(article?.runs).toBe(5 * (2 + 8 * 3 + 4));
  });
});
