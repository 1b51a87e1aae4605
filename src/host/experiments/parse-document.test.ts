import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { textOf } from '../../contract/sentence.ts';
import { strategies } from '../../engine/strategies/registry.ts';
import { parseDocument } from './parse-document.ts';

const valid = {
  name: 'A question',
  dataset: { id: 'mnist' },
  model: { id: 'mlp' },
  strategies: [{ id: 'magnitude' }],
  sparsities: [0.5],
  seeds: [0],
};

/** The problems of a document that must be refused, each as "path: message". */
function problemsOf(input: unknown): string[] {
  try {
    parseDocument(input);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
  throw new Error('The document was accepted.');
}

describe('a valid document', () => {
  it('needs nothing but the question; the rest has defaults', () => {
    expect(parseDocument(valid)).toMatchObject({
      formatVersion: 1,
      training: { optimizer: 'sgd', learningRate: 0.01, batchSize: 64, epochs: 10 },
      fineTuning: { epochs: 3 },
      model: { id: 'mlp', hidden: [128] },
      strategies: [{ id: 'magnitude', scope: 'global' }],
    });
  });

  it('may come as the text of a file, with the byte order mark of some editors', () => {
    expect(parseDocument(`\uFEFF${JSON.stringify(valid)}`)).toEqual(parseDocument(valid));
  });

  it('may leave fine-tuning out: zero epochs mean one-shot only', () => {
    expect(parseDocument({ ...valid, fineTuning: { epochs: 0 } }).fineTuning.epochs).toBe(0);
  });

  it('has a level once, whatever arithmetic has left of it', () => {
    const sparsities = [0.1, 0.2, 0.1 + 0.2, 0.3];
    expect(parseDocument({ ...valid, sparsities }).sparsities).toEqual([0.1, 0.2, 0.3]);
    const thresholds = [0.1 + 0.2, 0.5];
    const own = { ...valid, strategies: [{ id: 'threshold', thresholds }] };
    expect(parseDocument(own).strategies[0]).toMatchObject({ thresholds: [0.3, 0.5] });
  });

  it('needs no sparsities where every strategy has levels of its own', () => {
    const document = { ...valid, strategies: [{ id: 'threshold' }], sparsities: undefined };
    expect(parseDocument(document).sparsities).toEqual([]);
  });
});

describe('a document that is refused says where and what', () => {
  it('a sparsity of 1.2', () => {
    expect(problemsOf({ ...valid, sparsities: [0.5, 1.2] })).toEqual([
      'sparsities[1]: must be a number, at least 0 and less than 1; got 1.2',
    ]);
  });

  it('a sparsity that is no number', () => {
    expect(problemsOf({ ...valid, sparsities: [Number.NaN, '0.5'] })).toEqual([
      'sparsities[0]: must be a number, at least 0 and less than 1; got NaN',
      'sparsities[1]: must be a number, at least 0 and less than 1; got "0.5"',
    ]);
  });

  it('the same sparsity twice', () => {
    expect(problemsOf({ ...valid, sparsities: [0.5, 0.5] })).toEqual([
      'sparsities[1]: is the same sparsity as an earlier one; give each only once; got 0.5',
    ]);
  });

  it('no seeds', () => {
    expect(problemsOf({ ...valid, seeds: [] })).toEqual([
      'seeds: must be a list with at least 1 entry; got []',
    ]);
  });

  it('missing seeds', () => {
    expect(problemsOf({ ...valid, seeds: undefined })).toEqual([
      'seeds: is missing; it must be a list with at least 1 entry',
    ]);
  });

  it('zero epochs of training', () => {
    expect(problemsOf({ ...valid, training: { epochs: 0 } })).toEqual([
      'training.epochs: must be at least 1, since only an imported network can be taken as it was ' +
        'trained elsewhere ("model": { "id": "imported", "start": "trained" }); got 0',
    ]);
  });

  describe('of an imported network', () => {
    const imported = {
      ...valid,
      model: { id: 'imported', name: 'mine', sha256: 'a'.repeat(64) },
      training: { epochs: 0 },
    };

    it('zero epochs of training that are to begin with drawn weights', () => {
      const model = { ...imported.model, start: 'initial' };
      expect(problemsOf({ ...imported, model })).toEqual([
        expect.stringMatching(/^training.epochs: must be at least 1, .* got 0$/),
      ]);
    });

    it('the last rate of a training that does not take place', () => {
      const fineTuning = { epochs: 1, learningRate: 'last' };
      expect(problemsOf({ ...imported, fineTuning })).toEqual([
        'fineTuning.learningRate: must be a number where training.epochs is 0, since nothing is trained ' +
          'that could have a last rate; got "last"',
      ]);
      expect(
        parseDocument({ ...imported, fineTuning: { ...fineTuning, epochs: 0 } }),
      ).toBeDefined();
    });

    it('what trains from drawn weights where nothing is trained', () => {
      const strategies = [{ id: 'magnitude' }, { id: 'scratch' }, { id: 'snip' }];
      const oneShot = { ...imported, strategies, fineTuning: { epochs: 0 } };
      expect(problemsOf(oneShot)).toEqual([
        'strategies[1]: trains from drawn weights for the epochs of training and fine-tuning, which are ' +
          '0: give fineTuning.epochs or training.epochs some, or leave Smaller network from scratch out',
        expect.stringMatching(/^strategies\[2\]: .* leave .*SNIP.* out$/),
      ]);
      expect(parseDocument({ ...oneShot, fineTuning: { epochs: 1 } }).training.epochs).toBe(0);
      expect(parseDocument({ ...oneShot, training: { epochs: 1 } }).strategies).toHaveLength(3);
    });

    it('a name or a hash that is none', () => {
      const model = { ...imported.model, sha256: 'abc' };
      expect(problemsOf({ ...imported, model })).toEqual([
        expect.stringMatching(/^model.sha256: must be a text that matches .*; got "abc"$/),
      ]);
    });
  });

  it('a rate of fine-tuning that is neither a number nor the last one', () => {
    const expected = 'must be a number, greater than 0 and at most 100, or "last"';
    for (const [rate, shown] of [
      [-1, '-1'],
      ['lst', '"lst"'],
    ]) {
      expect(problemsOf({ ...valid, fineTuning: { learningRate: rate } })).toEqual([
        `fineTuning.learningRate: ${expected}; got ${shown}`,
      ]);
    }
  });

  it('milestones that are no shares of the training, or the same', () => {
    const training = (at: number[]) => ({
      ...valid,
      training: { schedule: { id: 'milestones', at } },
    });
    expect(problemsOf(training([0.5, 1]))).toEqual([
      'training.schedule.at[1]: must be a number, greater than 0 and less than 1; got 1',
    ]);
    expect(problemsOf(training([0.5, 0.5]))).toEqual([
      'training.schedule.at[1]: is the same share as an earlier one; give each only once; got 0.5',
    ]);
  });

  it('an unknown field, with the known one that is nearest', () => {
    const [problem, ...others] = problemsOf({ ...valid, training: { learningrate: 0.1 } });
    expect(problem).toMatch(
      /^training\.learningrate: is not a known field; did you mean "learningRate"\? \(known are optimizer, /,
    );
    expect(others).toEqual([]);
  });

  it('an unknown field of a strategy, by what that strategy knows', () => {
    expect(problemsOf({ ...valid, strategies: [{ id: 'magnitude', interval: 2 }] })).toEqual([
      'strategies[0].interval: is not a known field; known are id, scope, granularity, schedule, norm',
    ]);
  });

  it('an unknown strategy, with all that are known', () => {
    expect(problemsOf({ ...valid, strategies: [{ id: 'magnitud' }] })).toEqual([
      'strategies[0].id: "magnitud" is not known; did you mean "magnitude"? ' +
        `(known are ${strategies.map(({ id }) => id).join(', ')})`,
    ]);
  });

  it('a schedule that needs training where there is none', () => {
    const strategies = [{ id: 'lamp', schedule: { id: 'cubic' } }];
    expect(problemsOf({ ...valid, fineTuning: { epochs: 0 }, strategies })).toEqual([
      'strategies[0].schedule: must be one-shot or project where fineTuning.epochs is 0, since cubic removes ' +
        'while it fine-tunes; got "cubic"',
    ]);
  });

  it('parameters that do not go together', () => {
    expect(problemsOf({ ...valid, strategies: [{ id: 'magnitude', norm: 'l2' }] })).toEqual([
      'strategies[0].norm: must be l1 for single weights, which both norms rank alike; or set ' +
        'granularity to unit; got "l2"',
    ]);
  });

  it('a parameter that is not one of its choices', () => {
    expect(problemsOf({ ...valid, strategies: [{ id: 'magnitude', scope: 'all' }] })).toEqual([
      'strategies[0].scope: must be one of "global", "layer"; got "all"',
    ]);
  });

  it('no sparsities for a strategy that needs them', () => {
    const strategies = [{ id: 'threshold' }, { id: 'random' }];
    expect(problemsOf({ ...valid, strategies, sparsities: [] })).toEqual([
      'sparsities: must name at least one sparsity, since strategies[1] ("random") has no levels ' +
        'of its own; got []',
    ]);
  });

  it('every problem at once', () => {
    const document = { ...valid, name: ' ', seeds: [-1, 0.5], colour: 'red' };
    expect(problemsOf(document)).toEqual([
      'name: must be a text of 1 to 200 characters; got " "',
      'seeds[0]: must be a whole number, at least 0 and at most 2,147,483,647; got -1',
      'seeds[1]: must be a whole number, at least 0 and at most 2,147,483,647; got 0.5',
      expect.stringMatching(/^colour: is not a known field; known are formatVersion, name/),
    ]);
  });

  it('in one message that can be printed', () => {
    expect(() => parseDocument({ ...valid, sparsities: [1.2, -1] })).toThrow(
      'sparsities[0]: must be a number, at least 0 and less than 1; got 1.2; ' +
        'sparsities[1]: must be a number, at least 0 and less than 1; got -1.',
    );
  });
});

describe('text that is no document', () => {
  it.each([
    ['{\n  "name": "x",\n}', 'is not JSON: property name expected at line 3, column 1'],
    ['{\n  "sparsities": [NaN]\n}', 'is not JSON: invalid symbol at line 2, column 18'],
    ['{ "name": ', 'is not JSON: value expected at line 1, column 11'],
    ['', 'is not JSON: value expected at line 1, column 1'],
    ['[1]', 'must be a JSON object; got [1]'],
    ['null', 'must be a JSON object; got null'],
  ])('%j', (text, message) => {
    expect(problemsOf(text)).toEqual([`: ${message}`]);
  });
});

describe('too many runs', () => {
  it('are counted before anything is made', () => {
    const sparsities = Array.from({ length: 100 }, (_, index) => index / 100);
    const seeds = Array.from({ length: 100 }, (_, index) => index);
    expect(problemsOf({ ...valid, sparsities, seeds })).toEqual([
      'seeds: 100 seeds make 10,200 runs with their strategies and levels; an experiment may have ' +
        'at most 10,000: name fewer seeds, strategies or levels',
    ]);
  });

  it('a million seeds are not even looked at', () => {
    const seeds = Array.from({ length: 1_000_000 }, () => 'not a seed');
    expect(problemsOf({ ...valid, seeds })).toEqual([
      'seeds: 1,000,000 seeds make more than 1,000,000 runs with their strategies and levels; an ' +
        'experiment may have at most 10,000: name fewer seeds, strategies or levels',
    ]);
  });
});

describe('the same at the fields of a form', () => {
  /** The problems of a document that must be refused, as the form tells them. */
  function plainOf(input: unknown): string[] {
    try {
      parseDocument(input);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.problems.map(
        ({ path, message, plain }) => `${path}: ${plain ? textOf(plain) : message}`,
      );
    }
    throw new Error('The document was accepted.');
  }

  it.each([
    [{ sparsities: [1.5] }, 'sparsities[0]: 1.5 must be at least 0 and less than 1'],
    [
      { sparsities: ['half'] },
      'sparsities[0]: “half” must be a number, at least 0 and less than 1',
    ],
    [
      { sparsities: [0.5, 0.5] },
      'sparsities[1]: 0.5 is the same sparsity as an earlier one; give each only once',
    ],
    [
      { sparsities: [] },
      'sparsities: at least one is needed, since Magnitude has no levels of its own',
    ],
    [{ name: ' ' }, 'name: is missing; it must be a text of 1 to 200 characters'],
    [{ seeds: [] }, 'seeds: is missing; it must be a list with at least 1 entry'],
    [
      { training: { epochs: 2.5 } },
      'training.epochs: 2.5 must be a whole number, at least 0 and at most 10,000',
    ],
    [
      { training: { optimizer: 'sgdd' } },
      'training.optimizer: "sgdd" is not known; did you mean "sgd"?',
    ],
    [
      { training: { learningrate: 1 } },
      'training.learningrate: is not a known field; did you mean "learningRate"?',
    ],
    [
      { strategies: [{ id: 'magnitud' }] },
      'strategies[0].id: "magnitud" is not known; did you mean "magnitude"?',
    ],
    [{ model: {} }, 'model.id: nothing is chosen'],
    [
      { strategies: [{ id: 'magnitude', norm: 'l2' }] },
      'strategies[0].norm: "l2" must be L1 for single weights, which both norms rank alike; or ' +
        'choose whole units',
    ],
    [
      { strategies: [{ id: 'taylor', batches: -5 }] },
      'strategies[0].batches: -5 must be a whole number, at least 1 and at most 100,000',
    ],
    [
      { strategies: [{ id: 'magnitude' }, { id: 'magnitude' }] },
      'strategies[1]: is the same strategy as an earlier one; give each only once',
    ],
    [
      { strategies: [{ id: 'lamp', schedule: { id: 'cubic' } }], fineTuning: { epochs: 0 } },
      'strategies[0].schedule: removes while it fine-tunes, and there is no fine-tuning: give ' +
        'fine-tuning some epochs, or choose another schedule',
    ],
    [
      {
        strategies: [{ id: 'random-proportional', like: 'fpgm', with: { granularity: 'weight' } }],
      },
      'strategies[0].with: must be parameters of fpgm: Unrecognized key: "granularity"',
    ],
  ])('%j', (wrong, problem) => {
    expect(plainOf({ ...valid, ...wrong })).toEqual([problem]);
  });
});
