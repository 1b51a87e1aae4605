import { describe, expect, it } from 'vitest';
import type { Check } from '../../contract/soundness.ts';
import { paragraphText } from '../../language/sentence-text.ts';
import { vocabularyIn } from '../../language/vocabulary.ts';
import { findings } from './findings.ts';

const strategy = (id: string, en: string, zh: string) => ({
  id,
  words: {
    en: { label: en, summary: '', parameters: {} },
    zh: { label: zh, summary: '', parameters: {} },
  },
});
const registered = {
  strategies: [strategy('l0', 'L0', 'L0'), strategy('random', 'Random', '随机')],
  models: [],
  datasets: [],
};

function found(
  id: Check['id'],
  facts: Check['facts'],
  { language = 'en', state = 'partly' }: { language?: 'en' | 'zh'; state?: Check['state'] } = {},
): string {
  return paragraphText(
    findings({ id, facts, state }, vocabularyIn(language, registered)),
    language,
  );
}

describe('how things stand with an item of the checklist', () => {
  it('says which strategies have too few levels, in the language of the reader', () => {
    const facts = { found: 3, wanted: 5, short: ['l0', 'random'] };
    expect(found('operating-points', facts)).toBe(
      'A curve needs 5 levels, and these have fewer: L0, Random; the fewest are 3.',
    );
    expect(found('operating-points', facts, { language: 'zh' })).toBe(
      '一条曲线需要 5 个剪枝程度，而这些策略不足：L0、随机；最少的只有 3 个。',
    );
    expect(found('operating-points', { found: 5, wanted: 5, short: [] })).toBe(
      'Every strategy has 5 levels or more.',
    );
  });

  it('says what follows from a training that nobody here knows', () => {
    const facts = {
      epochs: 0,
      fineTuningEpochs: 3,
      folds: 0,
      validationFraction: 0,
      normalisation: 'none',
      anew: ['random'],
    };
    const told = found('known-training', facts);
    expect(told).toBe(
      'The dense network came trained: for how long, at which rates and on which examples is not known ' +
        'here. It is given values as the data set has them: if it was trained on others, these ' +
        'figures are not its own. If test examples were among them, accuracies are better than they would be on new ' +
        'examples. Trained from drawn weights, for 3 epochs in all: Random. They lack the training that ' +
        'it came with, and are not on equal terms with the rest. All seeds share this one dense network ' +
        'and vary the order of fine-tuning and what is drawn by chance: intervals and tests say nothing ' +
        'of other trainings of its architecture.',
    );
    const folded = found('known-training', { ...facts, folds: 5, validationFraction: 0.1 });
    expect(folded).toContain('Folds are parts of the training examples');
    expect(folded).toContain('set aside for validation');
    expect(found('known-training', { ...facts, epochs: 2 })).toContain(
      'for 5 epochs in all: Random. They lack the training that it came with, and are not on equal terms ' +
        'with the rest. All seeds start from its weights and vary how it is trained further',
    );
    expect(found('known-training', { ...facts, fineTuningEpochs: 0, anew: [] })).toMatch(
      /nothing is trained: they vary only what is drawn by chance\. Where nothing is, they give one network again and again, which has no interval and no test\.$/,
    );
    expect(found('known-training', { ...facts, normalisation: 'unit' })).toContain(
      'pixels divided by 255, and other values less their mean',
    );
    expect(found('known-training', facts, { language: 'zh' })).toContain('随机');
  });

  it('names the controls that are missing', () => {
    const facts = {
      found: [{ id: 'l0' }],
      lacking: [{ id: 'random', granularity: 'unit' }, { id: 'scratch' }],
    };
    expect(found('controls', facts)).toContain('Missing: Random (granularity unit), scratch.');
    expect(found('controls', { found: [{ id: 'random' }], lacking: [] })).toBe('There: Random.');
  });

  it('names what differs between runs, and counts what came from elsewhere', () => {
    const facts = { baselines: 3, differing: ['commit', 'workbench'], foreign: 2 };
    expect(found('same-terms', facts)).toBe(
      'Dense baselines shared by all strategies: 3. Differs between runs: source commit, version of the workbench. ' +
        'Runs that start from another baseline: 2.',
    );
    expect(found('same-terms', facts, { language: 'zh' })).toContain('提交号、');
  });

  it('says where strategies meet, or what it takes', () => {
    const met = { curves: 2, compressionRatio: ['2', '4'], theoreticalSpeedup: [] };
    expect(found('achieved', met, { state: 'met' })).toBe(
      'Compression ratios at which at least two strategies meet: 2, 4.',
    );
    expect(found('achieved', { ...met, compressionRatio: [] })).toContain('two with two levels');
  });

  it('does not hide a changed workbench behind a recorded environment', () => {
    const facts = { recorded: 3, finished: 3, commits: ['abc-dirty'], changed: ['abc-dirty'] };
    expect(found('environment', facts)).toContain('changed copy of the workbench: abc-dirty.');
    expect(found('environment', { recorded: 0, finished: 3 })).toBe(
      'Recorded for 0 of 3 finished runs.',
    );
    expect(found('environment', { recorded: 3, finished: 3 })).toContain('has no commit');
  });

  it('calls data sets and models by their names, with their sizes', () => {
    const pairs = [
      { dataset: { id: 'mnist' }, model: { id: 'mlp', hidden: [300, 100] } },
      { dataset: { id: 'imported', name: 'a, b' }, model: { id: 'lenet-5' } },
    ];
    expect(found('pairs', { found: 2, wanted: 3, pairs })).toContain(
      '2 (wanted: 3, of two data sets and two architectures at least): mnist · mlp (hidden 300-100), a, b · lenet-5.',
    );
  });

  it('counts what failed, as the language writes counts', () => {
    const facts = { planned: 10_000, finished: 9998, failed: 1, cancelled: 1 };
    expect(found('complete', facts)).toBe(
      'Planned: 10,000; finished: 9,998; failed: 1; cancelled: 1.',
    );
  });

  it('says that one-shot accuracies are all there is', () => {
    expect(found('fine-tuned', { epochs: 0 })).toContain('no fine-tuning');
    expect(found('fine-tuned', { epochs: 3, moves: 1 })).toBe('Epochs of fine-tuning: 3.');
    expect(found('fine-tuned', { epochs: 3, moves: 0 })).toContain('moves next to nothing');
  });
});
