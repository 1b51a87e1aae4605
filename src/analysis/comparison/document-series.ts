import canonicalize from 'canonicalize';
import type { Choice } from '../../contract/experiment.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import { tellingSettings } from './telling.ts';

/**
 * The series that a document's strategies will make, in their order.
 *
 * @param choices without levels of their own: what differs in these alone is one series
 */
export function documentSeries(
  choices: readonly Choice[],
): Omit<ComparisonSeries, 'points' | 'family'>[] {
  const kinds = new Map(
    choices.map((choice) => {
      const { id: strategy, ...parameters } = choice;
      return [choiceKey(choice), { strategy, parameters }] as const;
    }),
  );
  const entries = [...kinds.values()];
  return [...kinds].map(([key, entry]) => ({
    key,
    telling: tellingSettings(entry, entries),
    ...entry,
  }));
}

/** The key of the series that a choice makes among those of `documentSeries`. */
export function choiceKey(choice: Choice): string {
  return canonicalize(choice) ?? choice.id;
}

/**
 * A choice as it holds for each of its runs.
 *
 * @param levels the parameter that lists levels of its own; nothing where it has none
 */
export function withoutLevels(choice: Choice, levels: string | null | undefined): Choice {
  const entries = Object.entries(choice).filter(([field]) => field !== levels);
  return { ...Object.fromEntries(entries), id: choice.id };
}
