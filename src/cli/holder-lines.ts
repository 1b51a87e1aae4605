import type { ExperimentProgress } from '../contract/progress.ts';
import { textOf } from '../contract/sentence.ts';
import type { Reader } from '../host/reader.ts';
import { holderSentence } from '../language/holder-text.ts';

/**
 * What to say below experiments of which something is left to do that nobody is known to be doing, and an
 * empty line before it; nothing where somebody is at work, or nothing is left.
 */
export function holderLines(
  { holder, isWritable }: Pick<Reader, 'holder' | 'isWritable'>,
  experiments: readonly { readonly progress: Pick<ExperimentProgress, 'settled' | 'state'> }[],
): string[] {
  const waits = experiments.some(
    ({ progress }) => !progress.settled && progress.state !== 'paused',
  );
  const sentence = waits ? holderSentence(holder) : null;
  if (sentence === null) return [];
  const how =
    holder.kind === 'nobody' && isWritable
      ? ' "run FILE" with its document starts one, and so does "serve".'
      : '';
  return ['', `${textOf(sentence)}${how}`];
}
