import canonicalize from 'canonicalize';
import type { Choice } from '../../contract/experiment.ts';
import type { Granularity } from '../../contract/words.ts';
import { inQuestion } from './question.ts';
import type { QuestionEntry } from './question.ts';

/** The controls that a comparison of single weights begins with, by their ids. */
export const USUAL_CONTROLS = ['magnitude', 'random', 'random-proportional', 'scratch'] as const;

/** A control that a comparison wants, and whether an entry of it stands for it. */
interface Wanted {
  readonly choice: Choice;
  isMetBy(entry: QuestionEntry): boolean;
}

/**
 * What every comparison needs beside it, after Blalock et al. (MLSys 2020, appendix B), of the kind of
 * thing that its strategies remove (single weights are no control of whole units): the simplest
 * criterion, chance, chance with the layers of a strategy that chooses among these, and a smaller
 * network that was never pruned.
 */
function wantedControls(entries: readonly QuestionEntry[]): Wanted[] {
  const asked = inQuestion(entries);
  const kinds = new Set(
    asked.map(({ granularity }) => granularity).filter((kind) => kind !== 'architecture'),
  );
  return [
    ...[...kinds].flatMap((kind) => [wanted('magnitude', kind), wanted('random', kind)]),
    ...proportional(asked),
    { choice: { id: 'scratch' }, isMetBy: ({ choice }) => choice.id === 'scratch' },
  ];
}

function wanted(id: string, kind: Granularity): Wanted {
  return {
    choice: kind === 'unit' ? { id, granularity: kind } : { id },
    isMetBy: ({ choice, granularity }) =>
      (choice.id === id || choice.id === `${id}-proportional`) && granularity === kind,
  };
}

/**
 * One for each strategy that shares its budget among the layers: of its own layers, since those of
 * another say nothing. None where it takes the same share of each: random pruning by layer does that.
 */
function proportional(asked: readonly QuestionEntry[]): Wanted[] {
  return asked
    .filter(({ sharesLayers }) => sharesLayers)
    .map(({ choice: { id: like }, differing, levels, areSparsities }) => ({
      choice: {
        id: 'random-proportional',
        like,
        ...(Object.keys(differing).length > 0 && { with: differing }),
        ...(!areSparsities && { thresholds: levels }),
      },
      isMetBy: ({ choice, follows }) =>
        choice.id === 'random-proportional' &&
        canonicalize(follows) === canonicalize({ id: like, differing }),
    }));
}

/** The wanted controls that stand among the entries, and those that do not. */
export function controlsAmong(
  entries: readonly QuestionEntry[],
  present: readonly QuestionEntry[] = entries,
): { found: Choice[]; lacking: Choice[] } {
  const all = wantedControls(entries).map(({ choice, isMetBy }) => ({
    choice,
    there: present.some(isMetBy),
  }));
  const choices = (there: boolean) =>
    all.filter((one) => one.there === there).map(({ choice }) => choice);
  return { found: choices(true), lacking: choices(false) };
}
