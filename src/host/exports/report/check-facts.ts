import type { Check, CheckId } from '../../../contract/soundness.ts';

/**
 * Sentences on the facts of an item. One is left out when a fact that it names is not known, when a
 * list is empty, and, where it ends in a question mark, when a number is zero.
 */
const SENTENCES: Record<CheckId, readonly string[]> = {
  'both-measures': [],
  'operating-points': [
    'Fewest of any strategy: {found} (wanted: {wanted}).',
    'With fewer than wanted: {short}.',
  ],
  'raw-accuracy': [
    'Points with an accuracy: {points} of {planned}; dense baselines: {baselines} of {seeds}.',
  ],
  seeds: ['Seeds at every point: {found} (wanted: {wanted}; better: {recommended}).'],
  controls: ['There: {found}.', 'Not there: {lacking}.'],
  'same-terms': [
    'Dense baselines shared by all strategies: {baselines}.',
    'Differs between runs: {differing}.',
    'Runs that start from another baseline: {foreign}?',
    'Runs without a recorded environment: {unrecorded}?',
  ],
  achieved: [
    'Compression ratios at which at least two strategies meet: {compressionRatio}.',
    'Theoretical speed-ups at which they do: {theoreticalSpeedup}.',
  ],
  'fine-tuned': ['Epochs of fine-tuning: {epochs}.'],
  pairs: ['Pairs on which these strategies were run: {found} (wanted: {wanted}): {pairs}.'],
  environment: [
    'Recorded for {recorded} of {finished} finished runs.',
    'Commits: {commits}.',
    'With changes that were not committed: {changed}.',
    'Devices: {devices}.',
    'TensorFlow: {tensorflow}.',
  ],
  complete: ['Planned: {planned}; finished: {finished}; failed: {failed}; cancelled: {cancelled}.'],
};

/** What is known about an item, in sentences. */
export function factSentences({ id, facts }: Check, words: Words): string {
  return SENTENCES[id].flatMap((sentence) => filled(sentence, facts, words) ?? []).join(' ');
}

interface Words {
  readonly plain: (value: number) => string;
  /** Names of strategies by id; anything else stays as it is. */
  readonly strategy: (id: string) => string;
}

function filled(sentence: string, facts: Check['facts'], words: Words): string | undefined {
  const unlessZero = sentence.endsWith('?');
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = new Map(names.map((name) => [name, facts[name]]));
  const untold = [...values.values()].some(
    (value) =>
      value === undefined ||
      (Array.isArray(value) && value.length === 0) ||
      (unlessZero && value === 0),
  );
  if (untold) return undefined;
  const text = unlessZero ? `${sentence.slice(0, -1)}.` : sentence;
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    factText(values.get(name) ?? '', words),
  );
}

function factText(value: Check['facts'][string], { plain, strategy }: Words): string {
  if (typeof value === 'number') return plain(value);
  return typeof value === 'string' ? value : value.map(strategy).join(', ');
}
