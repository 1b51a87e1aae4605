import { useI18n } from 'vue-i18n';
import type { Preset } from '../../contract/catalogue.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import type { ComparisonSeries } from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { splitSeriesLabel } from '../format/series-label.ts';
import { useSystemStore } from '../stores/system.ts';
import { useFigures } from './use-figures.ts';

/**
 * Names in the reader's language. What this version has no text for (a strategy that came later)
 * is called as the catalogue calls it.
 */
export function useNames() {
  const { t, te } = useI18n();
  const system = useSystemStore();
  const figures = useFigures();

  const strategy = (id: string): string =>
    te(`strategies.${id}.label`)
      ? t(`strategies.${id}.label`)
      : (system.strategies.get(id)?.label ?? id);

  const strategySummary = (id: string): string =>
    te(`strategies.${id}.summary`)
      ? t(`strategies.${id}.summary`)
      : (system.strategies.get(id)?.summary ?? '');

  const family = (id: string): string => (te(`families.${id}`) ? t(`families.${id}`) : id);

  const dataset = (id: string): string =>
    te(`datasets.${id}`)
      ? t(`datasets.${id}`)
      : (system.catalogue?.datasets.find((choice) => choice.id === id)?.label ?? id);

  /** The model with what tells it apart, e.g. its hidden layers. */
  const model = (choice: ExperimentDocument['model']): string => {
    const hidden = choice['hidden'];
    if (choice.id === 'mlp' && Array.isArray(hidden)) {
      return t('models.mlp', { layers: hidden.join('-') });
    }
    return modelId(choice.id);
  };

  const modelId = (id: string): string =>
    id === 'mlp'
      ? t('models.mlp', { layers: '' }).trim()
      : (system.catalogue?.models.find((choice) => choice.id === id)?.label ?? id);

  const scope = (value: string): string =>
    te(`parameters.scopes.${value}`) ? t(`parameters.scopes.${value}`) : value;

  const list = (entries: readonly string[]): string => entries.join(t('parameters.separator'));

  const withDetail = (name: string, detail: string): string =>
    detail === '' ? name : t('parameters.detail', { name, detail });

  const parameterText = (value: unknown): string => {
    if (typeof value === 'number') return figures.value.plain(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };

  const parameter = (name: string, value: unknown): string => {
    if (name === 'scope' && typeof value === 'string') return scope(value);
    if (name === 'like' && typeof value === 'string') {
      return t('parameters.like', { name: strategy(value) });
    }
    const values = Array.isArray(value) ? value : [value];
    const text = list(values.map(parameterText));
    const count = typeof value === 'number' ? value : values.length;
    return te(`parameters.named.${name}`)
      ? t(`parameters.named.${name}`, { value: text }, count)
      : t('parameters.other', { name, value: text });
  };

  /** A strategy's parameters in short: `global, 100 batches`. */
  const parametersText = (parameters: RunRecord['parameters']): string =>
    list(Object.entries(parameters).map(([name, value]) => parameter(name, value)));

  /** A series: its strategy, and in brackets what tells it from another entry of the same one. */
  const series = ({
    strategy: id,
    label,
  }: Pick<ComparisonSeries, 'strategy' | 'label'>): string => {
    const { detail } = splitSeriesLabel(label, system.strategies.get(id)?.label);
    const words = detail?.split(', ').map((word) => seriesDetail(word)) ?? [];
    return withDetail(strategy(id), list(words));
  };

  /** The workbench writes `layer`, or a name with its value: `batches 10`, `thresholds 0.1 0.2`. */
  const seriesDetail = (word: string): string => {
    const [name = '', ...values] = word.split(' ');
    if (values.length === 0) {
      return system.strategies.has(name) ? parameter('like', name) : scope(name);
    }
    return parameter(name, values.length === 1 ? Number(values[0]) : values.map(Number));
  };

  const presetName = ({ id, name }: Preset): string =>
    te(`presets.${id}.name`) ? t(`presets.${id}.name`) : name;

  const presetDescription = ({ id, description }: Preset): string =>
    te(`presets.${id}.description`) ? t(`presets.${id}.description`) : description;

  return {
    strategy,
    strategySummary,
    family,
    dataset,
    model,
    modelId,
    series,
    parametersText,
    list,
    withDetail,
    presetName,
    presetDescription,
  };
}
