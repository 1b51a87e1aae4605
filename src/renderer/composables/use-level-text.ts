import type { ComparisonPoint } from '../../contract/results.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useLevelName } from './use-level-name.ts';
import { useNames } from './use-names.ts';
import { useExperimentStore } from '../stores/experiment.ts';

/**
 * A level in words: `90%`, or of strategies with levels of their own that level, with the sparsity
 * that came of it: `|w| < 0.05 (81.2%)`.
 */
export function useLevelText() {
  const experiment = useExperimentStore();
  const figures = useFigures();
  const levelName = useLevelName();
  const names = useNames();
  return ({ level, runs, achievedSparsity }: ComparisonPoint): string => {
    const run = experiment.runs.find(({ id }) => id === runs[0]?.id);
    return run === undefined || run.sparsity === level
      ? figures.value.sparsity(level)
      : names.withDetail(levelName(level, false), figures.value.sparsity(achievedSparsity.mean));
  };
}
