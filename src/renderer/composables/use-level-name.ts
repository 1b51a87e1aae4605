import { useI18n } from 'vue-i18n';
import { useFigures } from '../reader/use-figures.ts';

/** What was asked of a strategy: `80%`, or a level of its own, such as `|w| < 0.01`. */
export function useLevelName(): (level: number, isSparsity: boolean) => string {
  const { t } = useI18n();
  const figures = useFigures();
  return (level, isSparsity) =>
    isSparsity
      ? figures.value.sparsity(level)
      : t('table.threshold', { level: figures.value.plain(level) });
}
