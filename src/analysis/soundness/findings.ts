import { datasetName } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Check, CheckId } from '../../contract/soundness.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';

/** What of an environment can differ, by its field. */
const FIELDS: Readonly<Record<string, Sentence>> = {
  workbench: say`version of the workbench`,
  commit: say`source commit`,
  device: say`kind of device`,
  deviceName: say`device`,
  tensorflow: say`version of TensorFlow`,
  tfjs: say`version of TensorFlow.js`,
  oneDnn: say`TensorFlow with or without oneDNN`,
  vectorInstructions: say`vector instructions of the processor`,
};

/** Letters of a commit that tell it from others. */
const COMMIT_LENGTH = 12;

/** The facts of an item, as the sentences on it ask for them. */
interface Facts {
  number(name: string): number;
  /** A number as the reader's language writes it. */
  count(name: string): string;
  texts(name: string): readonly string[];
  /** Texts that are the ids of strategies, as their names. */
  strategies(name: string): readonly string[];
  commits(name: string): readonly string[];
  pairs(): readonly string[];
  readonly isUnmet: boolean;
}

const FINDINGS: Readonly<Record<CheckId, (facts: Facts) => (Sentence | false)[]>> = {
  'both-measures': () => [],
  'operating-points': ({ count, texts, strategies }) => [
    texts('short').length === 0
      ? say`Every strategy has ${count('found')} levels or more.`
      : say`A curve needs ${count('wanted')} levels, and these have fewer:
          ${strategies('short')}; the fewest are ${count('found')}.`,
  ],
  'raw-accuracy': ({ count }) => [
    say`Points with their accuracy: ${count('points')} of ${count('planned')}; dense baselines:
      ${count('baselines')} of ${count('seeds')}.`,
  ],
  seeds: ({ count }) => [
    say`Seeds at every point: ${count('found')}; ${count('wanted')} give a first idea of chance,
      ${count('recommended')} a good one.`,
  ],
  controls: ({ texts, strategies }) => [
    texts('lacking').length === 0
      ? say`There: ${strategies('found')}.`
      : say`Missing: ${strategies('lacking')}. Without them no strategy is shown to be better than
          chance.`,
  ],
  'same-terms': ({ number, count, texts }) => [
    say`Dense baselines shared by all strategies: ${count('baselines')}.`,
    texts('differing').length > 0 &&
      say`Differs between runs: ${texts('differing').map((field) => FIELDS[field] ?? field)}.`,
    number('foreign') > 0 && say`Runs that start from another baseline: ${count('foreign')}.`,
    number('unrecorded') > 0 && say`Runs without a recorded environment: ${count('unrecorded')}.`,
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
  ],
  pairs: ({ count, pairs }) => [
    say`Pairs in this data folder on which these strategies were run: ${count('found')} (wanted:
      ${count('wanted')}): ${pairs()}.`,
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
  const told = FINDINGS[id]({
    number,
    count: (name) => figures.plain(number(name)),
    texts,
    strategies: (name) => texts(name).map(names.strategy),
    commits: (name) => texts(name).map((commit) => commit.slice(0, COMMIT_LENGTH)),
    pairs: () =>
      entries('pairs')
        .filter((entry) => typeof entry === 'object')
        .map(
          ({ dataset, model }) =>
            `${names.dataset(datasetName(dataset))} · ${names.chosenModel(model)}`,
        ),
    isUnmet: state === 'partly' || state === 'missing',
  });
  return told.filter((sentence) => sentence !== false);
}
