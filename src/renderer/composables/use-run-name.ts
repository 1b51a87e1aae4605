import { useI18n } from 'vue-i18n';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { isDense } from '../../contract/words.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useNames } from './use-names.ts';

/** A run of the open experiment in words: `Magnitude 80%, seed 1`, with parameters where needed. */
export function useRunName() {
  const { t } = useI18n();
  const figures = useFigures();
  const names = useNames();
  const experiment = useExperimentStore();
  return (
    run: Pick<RunRecord, 'strategy' | 'parameters' | 'sparsity' | 'seed' | 'fold'>,
  ): string => {
    const entries = experiment.document?.strategies.filter(({ id }) => id === run.strategy) ?? [];
    const ownLevel = !isDense(run.strategy) && run.sparsity === null;
    const detail =
      entries.length > 1 || ownLevel ? names.strategyParameters(run.strategy, run.parameters) : '';
    const level =
      isDense(run.strategy) || run.sparsity === null
        ? ''
        : ` ${figures.value.sparsity(run.sparsity)}`;
    const seed = t('experiment.seed', { seed: repeatOf(run) });
    return names.list([`${names.withDetail(names.strategy(run.strategy), detail)}${level}`, seed]);
  };
}
