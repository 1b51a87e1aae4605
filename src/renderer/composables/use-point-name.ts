import { useI18n } from 'vue-i18n';
import { densePoints } from '../../charts/dense-points.ts';
import { placeOfPoint } from '../../charts/point-key.ts';
import { useExperimentStore } from '../stores/experiment.ts';
import { useLevelText } from './use-level-text.ts';
import { useNames } from './use-names.ts';
import { useSeries } from './use-series.ts';

/** A point of the open experiment in words, `Magnitude 90%`, with its seed where one is given. */
export function usePointName(): (key: string, repeat?: string | null) => string | undefined {
  const { t } = useI18n();
  const experiment = useExperimentStore();
  const names = useNames();
  const { nameOf } = useSeries();
  const levelText = useLevelText();

  function nameOfPoint(key: string): string | undefined {
    const { comparison } = experiment;
    if (comparison === undefined) return undefined;
    const { seriesKey, level } = placeOfPoint(key);
    if (level === null) {
      return densePoints(comparison).some((one) => one.key === key) ? nameOf(key) : undefined;
    }
    const point = comparison.series
      .find((one) => one.key === seriesKey)
      ?.points.find((one) => one.level === level);
    return point && `${nameOf(seriesKey)} ${levelText(point)}`;
  }
  return (key, repeat = null) => {
    const name = nameOfPoint(key);
    if (name === undefined || repeat === null) return name;
    return names.list([name, t('experiment.seed', { seed: repeat })]);
  };
}
