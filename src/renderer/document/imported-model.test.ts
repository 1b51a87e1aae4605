import { describe, expect, it } from 'vitest';
import { blankOnImported, fits, onImportedModel } from './imported-model.ts';

const set = (name: string, shape: number[], classes: number, own = true) => ({
  choice: own ? { id: 'imported', name, sha256: `hash of ${name}` } : { id: name },
  shape,
  classes: Array.from({ length: classes }, (_, index) => String(index)),
  imported: own
    ? { sha256: '', sizeBytes: 1, format: 'NPZ', files: [], importedAt: '', findings: null }
    : null,
});
const mnist = set('mnist', [28, 28, 1], 10, false);
const digits = set('digits', [8, 8, 1], 10);
const others = set('others', [28, 28, 1], 3);
const fashion = set('fashion', [28, 28, 1], 10);

const choice = { id: 'imported', name: 'lenet', sha256: 'hash of lenet' };
const lenet = { choice, inputShape: [28, 28, 1], outputs: 10 };
const document = {
  name: 'Study',
  dataset: { id: 'mnist', validationFraction: 0.1, maxTrainExamples: 100 },
  model: { id: 'mlp', hidden: [8] },
  training: { epochs: 5, learningRate: 0.1 },
};

describe('a document on an imported network', () => {
  it('has the network, as it is, in place of the model', () => {
    expect(onImportedModel(document, lenet, [mnist])).toEqual({
      ...document,
      model: choice,
      training: { epochs: 0, learningRate: 0.1 },
    });
  });

  it('keeps its data set where that fits, though another would', () => {
    const { dataset } = onImportedModel(document, lenet, [fashion, mnist]);
    expect(dataset).toEqual(document.dataset);
  });

  it('gets one that fits else, divided as before', () => {
    const own = { ...document, dataset: { ...document.dataset, id: 'cifar-10' } };
    expect(onImportedModel(own, lenet, [digits, others, mnist, fashion])['dataset']).toEqual({
      ...fashion.choice,
      validationFraction: 0.1,
    });
  });

  it('gets one of the very shape rather than one that is as large', () => {
    const own = { ...document, dataset: { id: 'cifar-10' } };
    const rows = set('rows', [28, 28], 10);
    expect(onImportedModel(own, lenet, [rows, mnist])['dataset']).toEqual(mnist.choice);
    expect(onImportedModel(own, lenet, [rows, mnist, fashion])['dataset']).toEqual(fashion.choice);
    expect(onImportedModel(own, lenet, [rows])['dataset']).toEqual(rows.choice);
  });

  it('fine-tunes at a number where it was to go on at the last rate of training', () => {
    const own = { ...document, fineTuning: { epochs: 2, learningRate: 'last' } };
    const { fineTuning } = onImportedModel(own, lenet, [mnist]);
    expect(fineTuning).toEqual({ epochs: 2, learningRate: 0.01 });
  });

  it('can begin empty, at a rate at which nothing is forgotten', () => {
    const catalogue = {
      datasets: [{ id: 'mnist' }],
      models: [{ id: 'mlp' }],
      strategies: [],
    } as unknown as Parameters<typeof blankOnImported>[0];
    const blank = blankOnImported(catalogue, 'On lenet', lenet, [mnist]);
    expect(blank).toMatchObject({
      name: 'On lenet',
      dataset: { id: 'mnist', validationFraction: 0.1 },
      model: choice,
      training: { epochs: 0, learningRate: 0.01 },
    });
  });

  it('keeps its own where none fits', () => {
    const { dataset } = onImportedModel(document, { ...lenet, outputs: 7 }, [digits, mnist]);
    expect(dataset).toEqual(document.dataset);
  });
});

describe('the data sets that a network can learn from', () => {
  const colours = set('colours', [28, 28, 3], 10);
  it.each([
    [[28, 28, 1], 10, ['mnist', 'fashion']],
    [[28, 28], 10, ['mnist', 'fashion']],
    [[784], 10, ['mnist', 'fashion']],
    [[28, 28, 1], 3, ['others']],
    [[28, 28, 3], 10, ['colours']],
    [[28 * 28 * 3], 10, []],
  ])('of examples of %j and %i classes', (inputShape, outputs, expected) => {
    const found = [mnist, digits, others, fashion, colours].filter((one) =>
      fits(one, { choice, inputShape, outputs }),
    );
    const nameOf = (one: Readonly<Record<string, unknown>>) => one['name'] ?? one['id'];
    expect(found.map((one) => nameOf(one.choice))).toEqual(expected);
  });
});
