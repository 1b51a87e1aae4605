import { useI18n } from 'vue-i18n';
import { usesMomentum, withStart } from '../../contract/experiment.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useNames } from '../composables/use-names.ts';
import { insideSentence } from '../../language/names.ts';
import { useFieldTexts } from './use-field-texts.ts';

type Part<K extends keyof ExperimentDocument> = ExperimentDocument[K];

/** What a document says of its networks, in a line each: on which examples, of what model, by what training. */
export function useRecipeText() {
  const { t } = useI18n();
  const figures = useFigures();
  const names = useNames();
  const fields = useFieldTexts();

  const label = (name: string): string =>
    insideSentence(fields.of({ name, schema: {}, required: false }).label);

  const valueText = (value: unknown): string => {
    if (typeof value === 'number') return figures.value.plain(value);
    return Array.isArray(value) ? value.map(valueText).join(' / ') : String(value);
  };

  const parameterText = (name: string, value: unknown): string => {
    if (value === true) return label(name);
    if (typeof value === 'string') return `${label(name)} ${fields.option(name, value)}`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return `${label(name)} ${valueText(value)}`;
    }
    const { id, ...parameters } = value as Record<string, unknown>;
    const whole =
      typeof id === 'string' ? `${label(name)} ${fields.option(name, id)}` : label(name);
    return names.withDetail(whole, parametersText(withoutNothing(parameters)));
  };

  const parametersText = (parameters: object): string =>
    names.list(Object.entries(parameters).map(([name, value]) => parameterText(name, value)));

  const epochs = (n: number): string => t('start.epochs', { n: figures.value.count(n) }, n);

  return {
    /** What was imported is called by its name: its hash need not be said. */
    model: ({ sha256: _hash, ...model }: Part<'model'>): string =>
      names.chosenModel(withStart(model)),

    dataset: ({ sha256: _hash, ...dataset }: Part<'dataset'>): string =>
      names.chosenDataset(dataset),

    training: (training: Part<'training'>): string => {
      const line = t('start.trainingLine', {
        epochs: training.epochs === 0 ? t('start.takenAsIs') : epochs(training.epochs),
        optimizer: t(`optimizers.${training.optimizer}`),
        learningRate: figures.value.plain(training.learningRate),
        batchSize: figures.value.count(training.batchSize),
      });
      const rest = parametersText(unusual(training));
      return rest === '' ? line : names.list([line, rest]);
    },

    /** The budget after pruning: what it does not say is as in training. */
    fineTuning: ({ epochs: n, ...own }: Part<'fineTuning'>): string => {
      if (n === 0) return t('start.noFineTuning');
      const rest = parametersText(own);
      return rest === '' ? epochs(n) : names.list([epochs(n), rest]);
    },
  };
}

/** What most recipes leave as it is. */
function unusual({
  optimizer,
  momentum,
  execution,
  schedule,
  weightDecay,
  augmentation,
  initialisation,
}: Part<'training'>) {
  return {
    ...(usesMomentum(optimizer) && { momentum }),
    ...(execution === 'eager' && { execution }),
    ...(schedule && { schedule }),
    ...(weightDecay && { weightDecay }),
    ...(augmentation && { augmentation }),
    ...(initialisation && { initialisation }),
  };
}

/** What is zero or off is not said: a validation share of none, no dropout, no warm-up. */
function withoutNothing(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== 0 && value !== false),
  );
}
