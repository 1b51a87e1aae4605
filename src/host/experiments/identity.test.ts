import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import results from '../../../test/fixtures/data-folders/0.1.0/results.json' with { type: 'json' };
import type { Choice } from '../../contract/experiment.ts';
import { writtenDocument } from '../../contract/unused-fields.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getSchedule } from '../../engine/pruning/schedules/registry.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';
import { essentialStrategy, withoutDefaults } from './essence.ts';
import { contentId } from './identity.ts';
import { parseDocument } from './parse-document.ts';
import { plannedContinuation, planRuns } from './plan.ts';
import { datasetOfRun, experimentId, isCurrent, versionsOf } from './versions.ts';

/** What 0.1.0 wrote of an experiment with each of its strategies. */
const document = parseDocument(results.document);

describe('the id of a content', () => {
  it('does not depend on the order of fields', () => {
    expect(contentId({ a: 1, b: [2] })).toBe(contentId({ b: [2], a: 1 }));
  });

  it('is 16 hexadecimal digits that never change, since they name stored runs', () => {
    // sha256('{"a":1}') begins with these.
    expect(contentId({ a: 1 })).toBe('015abd7f5cc57a2d');
  });
});

describe('the ids of 0.1.0', () => {
  it('are those of the same document now, experiment and runs alike', () => {
    expect(experimentId(document)).toBe(results.id);
    const planned = planRuns(document).filter(({ strategy }) => strategy !== 'dense-continued');
    expect(planned.map(({ id }) => id)).toEqual(results.runs.map(({ id }) => id));
  });

  it('stay what they are when a strategy gets another parameter with a default', () => {
    const { parameters } = getStrategy('magnitude');
    const entry = { parameters: parameters.extend({ patience: z.int().default(3) }) };
    for (const choice of document.strategies.filter(({ id }) => id === 'magnitude')) {
      const complete = { id: choice.id, ...parametersOf(choice, { ...entry, id: '', version: 1 }) };
      expect(complete).toMatchObject({ patience: 3 });
      const { patience, ...left } = withoutDefaults(complete, entry);
      expect(essentialStrategy({ ...left, id: choice.id })).toEqual(choice);
      expect(patience).toBeUndefined();
      expect(withoutDefaults({ ...complete, patience: 4 }, entry)).toMatchObject({ patience: 4 });
    }
  });
});

describe('a device that a document names', () => {
  const on = (device?: string) => parseDocument({ ...results.document, ...(device && { device }) });
  const idsOf = (said: typeof document) => [
    experimentId(said),
    ...planRuns(said).map(({ id }) => id),
  ];

  it('is in the ids of the experiment and of all its runs, and no other document has them', () => {
    const [any, cpu, gpu] = [on(), on('cpu'), on('gpu')].map(idsOf) as [
      string[],
      string[],
      string[],
    ];
    expect(any[0]).toBe(results.id);
    expect(new Set([...any, ...cpu, ...gpu]).size).toBe(3 * any.length);
    expect(planRuns(on('gpu')).every(({ spec }) => spec.device === 'gpu')).toBe(true);
    expect(planRuns(on()).some(({ spec }) => 'device' in spec)).toBe(false);
  });

  it('binds the networks that are trained on for as long, too, and is written down again', () => {
    const [dense] = planRuns(on('gpu'));
    const { fineTuning } = document;
    expect(dense && plannedContinuation(dense, fineTuning).spec.device).toBe('gpu');
    expect(writtenDocument(on('gpu'))).toMatchObject({ device: 'gpu' });
    expect(idsOf(parseDocument(writtenDocument(on('gpu'))))).toEqual(idsOf(on('gpu')));
  });

  it.each([
    ['tpu', 'device: must be one of "cpu", "gpu"; got "tpu"'],
    [null, 'device: must be one of "cpu", "gpu"; got null'],
  ])('is cpu or gpu: %s', (device, said) => {
    expect(() => parseDocument({ ...results.document, device })).toThrow(said);
  });
});

describe('what nothing reads', () => {
  const idsOf = (input: unknown) => {
    const parsed = parseDocument(input);
    return [experimentId(parsed), ...planRuns(parsed).map(({ id }) => id)];
  };

  it('is not written down where only the defaults put it there, and the ids are the same', () => {
    // All of 0.1.0 say momentum 0.9 beside plain gradient descent.
    expect(results.document.training).toMatchObject({ optimizer: 'sgd', momentum: 0.9 });
    const written = writtenDocument(document);
    expect(written['training']).not.toHaveProperty('momentum');
    expect(idsOf(written)).toEqual(idsOf(results.document));
  });

  it('stays where it was set, since it is in the ids', () => {
    const training = { ...document.training, momentum: 0.5 };
    const own = parseDocument({ ...document, training });
    expect(writtenDocument(own)).toEqual(own);
    expect(idsOf(own)).not.toEqual(idsOf(document));
  });
});

describe('what a recipe may say since', () => {
  const { training, fineTuning } = document;
  const idsOf = (changed: object) => planRuns({ ...document, ...changed }).map(({ id }) => id);

  it('is in no id of a document that does not mention it', () => {
    expect(training).not.toHaveProperty('initialisation');
    expect(training).not.toHaveProperty('schedule');
    expect(fineTuning).not.toHaveProperty('learningRate');
    expect(Object.keys(training).toSorted()).toEqual(
      Object.keys(results.document.training).toSorted(),
    );
  });

  it.each([
    ['milestones', { ...training, schedule: { id: 'milestones' } }],
    ["Nesterov's momentum", { ...training, optimizer: 'nesterov' }],
    ['the initialisation of He et al.', { ...training, initialisation: 'he-normal' }],
  ])('changes every id where it is said: %s', (_, said) => {
    const before = new Set(idsOf({}));
    expect(idsOf({ training: said }).filter((id) => before.has(id))).toEqual([]);
  });

  it('changes the ids of what is fine-tuned at the last rate, and no baseline', () => {
    const before = new Set(idsOf({}));
    const runs = planRuns({ ...document, fineTuning: { ...fineTuning, learningRate: 'last' } });
    const same = runs.filter(({ id }) => before.has(id));
    expect(same.map(({ strategy }) => strategy)).toEqual(document.seeds.map(() => 'dense'));
  });
});

describe('a parameter at its default', () => {
  const withStrategy = (strategy: object) =>
    parseDocument({ ...results.document, strategies: [strategy] });

  it('gives the same ids whether the document says it or not', () => {
    const said = withStrategy({ id: 'magnitude', scope: 'global' });
    expect(experimentId(said)).toBe(experimentId(withStrategy({ id: 'magnitude' })));
    const atOnce = withStrategy({ id: 'magnitude', schedule: { id: 'one-shot' } });
    expect(experimentId(atOnce)).toBe(experimentId(said));
    const cubic = withStrategy({ id: 'magnitude', schedule: { id: 'cubic', every: 100 } });
    expect(cubic.strategies[0]?.['schedule']).toEqual({ id: 'cubic' });
  });
});

describe('a version', () => {
  it('is told where it is not the first, and only of what the run depends on', () => {
    const resnet = { dataset: { id: 'mnist' }, model: { id: 'resnet-20' } };
    expect(versionsOf(resnet, { id: 'magnitude' })).toEqual({});
    expect(versionsOf(resnet, { id: 'activation-mean' })).toEqual({ versions: { units: 2 } });
    expect(versionsOf(resnet, null)).toEqual({});
  });

  it('is told of a schedule, and of a strategy that another follows', () => {
    const resnet = { dataset: { id: 'mnist' }, model: { id: 'mlp' } };
    const of = (choice: Choice) => versionsOf(resnet, choice).versions;
    const cubic = getSchedule('cubic') as { version: number };
    const taylor = getStrategy('taylor') as { version: number };
    const before = [cubic.version, taylor.version];
    try {
      cubic.version = 2;
      taylor.version = 3;
      expect(of({ id: 'lamp', schedule: { id: 'cubic' } })).toEqual({ schedule: 2 });
      expect(of({ id: 'random-proportional', like: 'taylor' })).toEqual({ followed: 3 });
      expect(of({ id: 'magnitude' })).toBeUndefined();
    } finally {
      [cubic.version = 1, taylor.version = 1] = before;
    }
  });

  it('of an imported data set is another only where its parts are drawn', () => {
    const own = { id: 'imported', name: 'own', sha256: 'a'.repeat(64) };
    const of = (chosen: object) =>
      versionsOf({ dataset: { ...own, ...chosen }, model: { id: 'mlp' } }, null).versions;
    expect(of({})).toBeUndefined();
    expect(of({ normalisation: 'standard' })).toBeUndefined();
    expect(of({ maxTrainExamples: 300 })).toEqual({ dataset: 2 });
    expect(of({ maxTestExamples: 300 })).toEqual({ dataset: 2 });
    expect(of({ validationFraction: 0.1 })).toEqual({ dataset: 2 });
    expect(of({ validationFraction: 0.1, stratify: false })).toBeUndefined();
    const mnist = { id: 'mnist', maxTrainExamples: 300, stratify: true };
    expect(versionsOf({ dataset: mnist, model: { id: 'mlp' } }, null)).toEqual({});
  });

  it('leads to the images that a run of before was tested on', () => {
    const own = { id: 'imported', name: 'own', sha256: 'a'.repeat(64), maxTestExamples: 30 };
    expect(datasetOfRun({ dataset: own })).toMatchObject({ ...own, stratify: false });
    const now = { dataset: own, versions: { dataset: 2 } };
    expect(datasetOfRun(now)).toMatchObject({ ...own, stratify: true });
    const drawn = { id: 'mnist', maxTestExamples: 30, stratify: true };
    expect(datasetOfRun({ dataset: drawn })).toMatchObject(drawn);
  });

  it('makes another experiment of the same document', () => {
    const units = { ...document, model: { id: 'resnet-20', channels: [1, 1, 1] } };
    const weights = { ...units, strategies: [{ id: 'magnitude', scope: 'global' }] };
    expect(experimentId(units)).not.toBe(contentId(units));
    expect(experimentId(weights)).toBe(contentId(weights));
  });

  it('tells a run that was planned before it', () => {
    const spec = planRuns({ ...document, model: { id: 'resnet-20', channels: [1, 1, 1] } }).find(
      ({ strategy }) => strategy === 'activation-mean',
    )?.spec;
    if (!spec) throw new Error('The document has no unit strategy.');
    expect(isCurrent(spec)).toBe(true);
    expect(isCurrent({ ...spec, versions: undefined })).toBe(false);
  });
});

describe('an imported network', () => {
  const network = { id: 'imported', name: 'mine', sha256: 'b'.repeat(64) };
  const idsOf = (model: object) => {
    const asked = parseDocument({
      name: 'Own',
      dataset: { id: 'mnist' },
      model,
      strategies: [{ id: 'magnitude' }],
      sparsities: [0.5],
      seeds: [1],
    });
    return [experimentId(asked), ...planRuns(asked).map(({ id }) => id)];
  };

  it('is identified by its hash, whatever it is called', () => {
    expect(idsOf({ ...network, name: 'yours' })).toEqual(idsOf(network));
    expect(idsOf({ ...network, start: 'trained' })).toEqual(idsOf(network));
  });

  it('is another with another hash, and makes other runs from another start', () => {
    const ids = idsOf(network);
    for (const other of [{ sha256: 'c'.repeat(64) }, { start: 'initial' }]) {
      expect(idsOf({ ...network, ...other }).filter((id) => ids.includes(id))).toEqual([]);
    }
  });

  it('is called by its name in what is stored', () => {
    expect(
      parseDocument({
        name: 'Own',
        dataset: { id: 'mnist' },
        model: { ...network, start: 'trained' },
        strategies: [{ id: 'magnitude' }],
        sparsities: [0.5],
        seeds: [1],
      }).model,
    ).toEqual(network);
  });
});
