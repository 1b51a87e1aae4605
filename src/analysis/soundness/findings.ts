import { datasetName } from '../../contract/experiment.ts';
import { importedStartSchema } from '../../contract/imported-start.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Check, CheckId, Pair } from '../../contract/soundness.ts';
import type { LatencyDoubt } from '../../contract/latency.ts';
import { doubtSentence } from '../latency/doubt-sentence.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { importedStartSentences } from './imported-start.ts';

/** What of an environment can differ, by its field. */
const FIELDS: Readonly<Record<string, Sentence>> = {
  workbench: say`version of the workbench`,
  commit: say`source commit`,
  device: say`kind of device`,
  deviceName: say`device`,
  platform: say`operating system`,
  cores: say`number of cores`,
  node: say`version of Node.js`,
  tensorflow: say`version of TensorFlow`,
  tfjs: say`version of TensorFlow.js`,
  oneDnn: say`TensorFlow with or without oneDNN`,
  gpu: say`driver of the GPU, or whether its operations are deterministic or in TF32`,
  vectorInstructions: say`vector instructions of the processor`,
};

/** Letters of a commit that tell it from others. */
const COMMIT_LENGTH = 12;

/** The facts of an item, as the sentences on it ask for them. */
interface Facts {
  number(name: string): number;
  /** A number as the reader's language writes it. */
  count(name: string): string;
  /** How many times something is, as `0.13×`. */
  times(name: string): string;
  /** A share in per cent. */
  percent(name: string): string;
  texts(name: string): readonly string[];
  /** Texts that are the ids of strategies, as their names. */
  strategies(name: string): readonly string[];
  /** Choices of strategies with what tells them from their defaults. */
  choices(name: string): readonly string[];
  commits(name: string): readonly string[];
  pairs(): readonly string[];
  readonly isUnmet: boolean;
}

/** All but `known-training`, which is told as the answer tells it. */
const FINDINGS: Readonly<
  Record<Exclude<CheckId, 'known-training'>, (facts: Facts) => (Sentence | false)[]>
> = {
  'both-measures': () => [],
  'operating-points': ({ count, texts, strategies }) => [
    texts('short').length === 0
      ? say`Every strategy has ${count('found')} levels or more.`
      : say`A curve needs ${count('wanted')} levels, and these have fewer:
          ${strategies('short')}; the fewest are ${count('found')}.`,
    texts('narrow').length > 0 &&
      say`From the lowest level to the highest the compression of these grows by less than
        ${count('wantedSpan')} times: ${strategies('narrow')}.`,
  ],
  'raw-accuracy': ({ count }) => [
    say`Points with their accuracy: ${count('points')} of ${count('planned')}; dense baselines:
      ${count('baselines')} of ${count('seeds')}.`,
  ],
  seeds: ({ count, number }) => [
    say`Seeds (or folds) at every point: ${count('found')}; ${count('fewest')} give a first idea of
      chance, ${count('wanted')} a good one.`,
    number('found') > 1 &&
      say`Without any assumption on its distribution so many can give a difference no p below
        ${number('leastP')}.`,
    number('of') === 1 &&
      number('found') > 1 &&
      say`Folds of a single seed say nothing of other seeds: two at least.`,
    number('shared') === 1 &&
      say`All of them start from the weights that the network came with: they say nothing of other trainings
        of it.`,
  ],
  controls: ({ choices }) => [
    choices('lacking').length === 0
      ? say`There: ${choices('found')}.`
      : say`Missing: ${choices('lacking')}. Without them no strategy is shown to be better than
          chance.`,
  ],
  'same-terms': ({ number, count, texts }) => [
    say`Dense baselines shared by all strategies: ${count('baselines')}.`,
    texts('differing').length > 0 &&
      say`Differs between runs: ${texts('differing').map((field) => FIELDS[field] ?? field)}.`,
    number('foreign') > 0 && say`Runs that start from another baseline: ${count('foreign')}.`,
  ],
  'equal-budget': ({ number, count, times, strategies, isUnmet }) => [
    number('reference') > 0 &&
      say`Epochs of the reference: ${count('reference')}; of everything compared with it:
        ${count('least')} to ${count('most')}.`,
    number('macsMost') > 0 &&
      say`Multiply-accumulates of training, beside the reference’s: ${times('macsLeast')} to
        ${times('macsMost')}.`,
    strategies('anew').length > 0 &&
      say`Without the training that the dense network came with: ${strategies('anew')}.`,
    isUnmet &&
      strategies('anew').length === 0 &&
      say`Part of what is gained over the reference is gained by longer training.`,
  ],
  'same-environment': ({ number, count, texts }) => [
    texts('differing').length > 0 &&
      say`Differs between runs: ${texts('differing').map((field) => FIELDS[field] ?? field)}.`,
    number('unrecorded') > 0 && say`Runs without a recorded environment: ${count('unrecorded')}.`,
  ],
  validation: ({ number, percent, count }) => [
    number('fraction') > 0 && say`Set aside of the training examples: ${percent('fraction')}.`,
    number('without') > 0 &&
      say`Finished runs without a figure on them, as earlier versions left them: ${count('without')}.`,
    number('folds') > 0 &&
      number('fraction') === 0 &&
      say`The choice is made on the ${count('folds')} folds that are reported; the test set is not looked
        at.`,
    number('folds') === 0 &&
      number('fraction') === 0 &&
      say`Nothing is set aside: the choice is made on the test set.`,
  ],
  achieved: ({ texts, isUnmet }) => [
    texts('compressionRatio').length > 0 &&
      say`Compression ratios at which at least two strategies meet: ${texts('compressionRatio')}.`,
    texts('theoreticalSpeedup').length > 0 &&
      say`Theoretical speed-ups at which they do: ${texts('theoreticalSpeedup')}.`,
    isUnmet &&
      say`No two strategies meet at the same compression: that takes two with two levels each.`,
  ],
  'fine-tuned': ({ number, count }) => [
    number('epochs') === 0
      ? say`There is no fine-tuning: only one-shot accuracy is compared.`
      : say`Epochs of fine-tuning: ${count('epochs')}.`,
    number('epochs') > 0 &&
      number('moves') === 0 &&
      say`Its learning rate is so small that it moves next to nothing.`,
  ],
  'retraining-rate': ({ number, count }) => [
    number('unknown') === 1
      ? say`Learning rate of fine-tuning: ${count('rate')}; that of training is not known here.`
      : say`Learning rate of fine-tuning: ${count('rate')}; of training: ${count('trainingsHighest')}, in the
      end ${count('trainingsLast')}.`,
  ],
  pairs: ({ number, count, pairs, isUnmet }) => [
    say`Pairs in this data folder on which these strategies were run: ${count('found')} (wanted:
      ${count('wanted')}, of two data sets and two architectures at least): ${pairs()}.`,
    isUnmet && number('toy') === 1 && say`MNIST alone persuades nobody.`,
  ],
  'quiet-machine': ({ number, count, texts }) => [
    say`Runs with a measured latency: ${count('measured')}; unreliable: ${count('doubtful')}.`,
    ...texts('doubts').map((doubt) => doubtSentence(doubt as LatencyDoubt)),
    number('measured') === 0 && say`Latencies come once all is trained.`,
  ],
  environment: ({ number, count, texts, commits }) => [
    say`Recorded for ${count('recorded')} of ${count('finished')} finished runs.`,
    number('recorded') > 0 &&
      (texts('commits').length > 0
        ? say`Commits of the workbench: ${commits('commits')}.`
        : say`The workbench’s own version has no commit.`),
    texts('changed').length > 0 &&
      say`Made by a changed copy of the workbench: ${commits('changed')}.`,
    texts('devices').length > 0 && say`Devices: ${texts('devices')}.`,
    texts('tensorflow').length > 0 && say`TensorFlow: ${texts('tensorflow')}.`,
  ],
  learnt: ({ number, count }) => [
    number('atChance') + number('notFinite') === 0 && say`Runs at chance or not finite: none.`,
    number('atChance') > 0 && say`Runs at chance: ${count('atChance')}.`,
    number('notFinite') > 0 && say`Runs that are not finite: ${count('notFinite')}.`,
    number('dense') > 0 &&
      say`Dense networks are among them: nothing follows from what pruning does to these.`,
  ],
  complete: ({ count }) => [
    say`Planned: ${count('planned')}; finished: ${count('finished')}; failed: ${count('failed')};
      cancelled: ${count('cancelled')}.`,
  ],
};

/** How things stand with an item of the checklist, in sentences. */
export function findings(
  { id, state, facts }: Pick<Check, 'id' | 'state' | 'facts'>,
  { names, figures }: Vocabulary,
): Sentence[] {
  const number = (name: string) => Number(facts[name] ?? 0);
  const entries = (name: string) => {
    const value = facts[name];
    return Array.isArray(value) ? value : [];
  };
  const texts = (name: string) => entries(name).filter((entry) => typeof entry === 'string');
  if (id === 'known-training') {
    const start = {
      epochs: number('epochs'),
      fineTuningEpochs: number('fineTuningEpochs'),
      folds: number('folds'),
      validationFraction: number('validationFraction'),
      normalisation: importedStartSchema.shape.normalisation
        .catch('unit')
        .parse(facts['normalisation']),
      anew: [...texts('anew')],
    };
    return importedStartSentences(start, { names, figures });
  }
  const told = FINDINGS[id]({
    number,
    count: (name) => figures.plain(number(name)),
    texts,
    times: (name) => figures.times(number(name)),
    percent: (name) => figures.sparsity(number(name)),
    strategies: (name) => texts(name).map(names.strategy),
    choices: (name) =>
      entries(name).flatMap((entry) => {
        if (typeof entry !== 'object' || !('id' in entry)) return [];
        const { id, ...parameters } = entry;
        return [names.withDetail(names.strategy(id), names.strategyParameters(id, parameters))];
      }),
    commits: (name) => texts(name).map((commit) => commit.slice(0, COMMIT_LENGTH)),
    pairs: () =>
      entries('pairs')
        .flatMap((entry) => (typeof entry === 'object' && 'model' in entry ? [entry as Pair] : []))
        .map(
          ({ dataset, model }) =>
            `${names.dataset(datasetName(dataset))} · ${names.chosenModel(model)}`,
        ),
    isUnmet: state === 'partly' || state === 'missing',
  });
  return told.filter((sentence) => sentence !== false);
}
