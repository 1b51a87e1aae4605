import type { Condition } from '../../contract/run.ts';
import { conditionSchema } from '../../contract/run.ts';
import { conditionName } from '../../language/condition.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useParagraph } from '../reader/use-told.ts';

/** How many runs say nothing of their strategy, and why, in words: `64 at chance`. */
export function useConditions() {
  const figures = useFigures();
  const told = useParagraph();
  return (counts: Readonly<Partial<Record<Condition, number>>>): string[] =>
    conditionSchema.options.flatMap((condition) => {
      const count = counts[condition] ?? 0;
      return count === 0 ? [] : [`${figures.value.count(count)} ${told(conditionName(condition))}`];
    });
}
