import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { openDatabase } from '../database.ts';
import type { Database, Orm } from '../database.ts';
import { storeExperiment } from '../test-experiments.ts';
import { archiveExperiments, describeExperiment, restoreExperiments } from './experiments.ts';
import { historyFacets, listExperiments, saveTags, tagsByExperiment } from './history.ts';
import type { HistoryFilter } from './history.ts';

let database: Database;
let orm: Orm;

beforeEach(() => {
  database = openDatabase({ file: ':memory:' });
  orm = database.orm;
});
afterEach(() => database.close());

function store(id: string, now: number, part: Partial<ExperimentDocument> = {}): void {
  storeExperiment(orm, id, [], now, {
    name: `Experiment ${id}`,
    description: '',
    dataset: { id: 'mnist' },
    model: { id: 'mlp' },
    strategies: [{ id: 'magnitude' }],
    ...part,
  });
}

const found = (filter: HistoryFilter) => listExperiments(orm, filter).map(({ id }) => id);

describe('the history', () => {
  it('is newest first, and of one moment the last stored first', () => {
    store('a', 1);
    store('b', 3);
    store('c', 2);
    store('d', 2);
    expect(found({})).toEqual(['b', 'd', 'c', 'a']);
  });

  it('leaves out what is archived, which is listed by itself', () => {
    store('a', 1);
    store('b', 2);
    archiveExperiments(orm, ['a'], 5);
    expect(found({})).toEqual(['b']);
    expect(found({ archived: true })).toEqual(['a']);
    restoreExperiments(orm, ['a'], 6);
    expect(found({})).toEqual(['b', 'a']);
    expect(found({ archived: true })).toEqual([]);
  });

  it('is restricted by data set, model and any of the strategies', () => {
    store('a', 1, { strategies: [{ id: 'magnitude' }, { id: 'taylor' }] });
    store('b', 2, { dataset: { id: 'digits' }, strategies: [{ id: 'random' }] });
    store('c', 3, { model: { id: 'lenet-5' } });
    expect(found({ datasets: ['digits'] })).toEqual(['b']);
    expect(found({ datasets: ['digits', 'mnist'] })).toEqual(['c', 'b', 'a']);
    expect(found({ models: ['mlp'] })).toEqual(['b', 'a']);
    expect(found({ strategies: ['taylor', 'random'] })).toEqual(['b', 'a']);
    expect(found({ strategies: ['taylor'], models: ['lenet-5'] })).toEqual([]);
    expect(found({ strategies: [], datasets: [], models: [], tags: [] })).toHaveLength(3);
  });

  it('is restricted by when they were created: from is included, until is not', () => {
    for (const at of [10, 20, 30]) store(`at-${at}`, at);
    expect(found({ from: 20 })).toEqual(['at-30', 'at-20']);
    expect(found({ until: 20 })).toEqual(['at-10']);
    expect(found({ from: 10, until: 30 })).toEqual(['at-20', 'at-10']);
  });

  it('is restricted by any of the tags', () => {
    store('a', 1);
    store('b', 2);
    saveTags(orm, 'a', ['paper', 'night']);
    saveTags(orm, 'b', ['draft']);
    expect(found({ tags: ['paper'] })).toEqual(['a']);
    expect(found({ tags: ['night', 'draft'] })).toEqual(['b', 'a']);
    expect(found({ tags: ['Paper'] })).toEqual([]);
  });
});

describe('a search', () => {
  beforeEach(() => {
    store('a', 1, { name: 'How far?', description: 'Asked by Ada' });
    store('b', 2, { name: '剪枝策略', model: { id: 'lenet-5' } });
    store('c', 3, { strategies: [{ id: 'taylor' }, { id: 'l0' }] });
    describeExperiment(orm, 'b', { notes: 'lost 50% of_it \\ twice' });
    saveTags(orm, 'c', ['for the paper']);
    store('d', 4, { name: 'Résumé', dataset: { id: 'digits' } });
    saveTags(orm, 'd', ['Ёлка']);
  });

  it.each([
    [['far?'], ['a']],
    [['ada'], ['a']],
    [['HOW', 'ada', 'mnist'], ['a']],
    [['how', 'taylor'], []],
    [['策略'], ['b']],
    [['lenet'], ['b']],
    [['l0', 'paper'], ['c']],
    [['mnist'], ['c', 'b', 'a']],
    [['50%'], ['b']],
    [['5%'], []],
    [['of_it'], ['b']],
    [['o__it'], []],
    [['\\'], ['b']],
    [["'"], []],
    [['MNIST', '５０％'], ['b']],
    [['ｌｅｎｅｔ'], ['b']],
    [['resume'], ['d']],
    [['RÉSUMÉ'], ['d']],
    [['елка'], ['d']],
  ])('for %j', (words, ids) => {
    expect(found({ words })).toEqual(ids);
  });
});

describe('tags', () => {
  it('are replaced as a whole, kept once each and told in order', () => {
    store('a', 1);
    store('b', 2);
    saveTags(orm, 'a', ['z', 'y', 'z']);
    saveTags(orm, 'b', ['x']);
    expect(tagsByExperiment(orm)).toEqual(
      new Map([
        ['a', ['y', 'z']],
        ['b', ['x']],
      ]),
    );
    saveTags(orm, 'a', []);
    expect(tagsByExperiment(orm, 'a').get('a')).toBeUndefined();
  });
});

describe('what the history can be filtered by', () => {
  it('is counted by experiment, the archive left out', () => {
    store('a', 1, { strategies: [{ id: 'taylor' }, { id: 'taylor', scope: 'layer' }] });
    store('b', 2, { dataset: { id: 'digits' }, strategies: [{ id: 'l0' }, { id: 'taylor' }] });
    store('c', 3, { model: { id: 'lenet-5' } });
    saveTags(orm, 'a', ['paper']);
    saveTags(orm, 'b', ['paper', 'night']);
    saveTags(orm, 'c', ['gone']);
    archiveExperiments(orm, ['c'], 4);
    expect(historyFacets(orm)).toEqual({
      datasets: [
        { value: 'digits', count: 1 },
        { value: 'mnist', count: 1 },
      ],
      models: [{ value: 'mlp', count: 2 }],
      strategies: [
        { value: 'l0', count: 1 },
        { value: 'taylor', count: 2 },
      ],
      tags: [
        { value: 'night', count: 1 },
        { value: 'paper', count: 2 },
      ],
      archived: 1,
      total: 2,
    });
  });
});
