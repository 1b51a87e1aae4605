import { useI18n } from 'vue-i18n';
import { datasetName } from '../../contract/experiment.ts';
import type { TrainedModel } from '../../contract/catalogue.ts';
import { useFigures } from '../composables/use-figures.ts';
import { useNames } from '../composables/use-names.ts';
import { useFieldTexts } from '../start/form/use-field-texts.ts';

type Training = TrainedModel['training'];

/** How dense baselines were made: of what model, on which examples, by what training. */
export function useRecipeText() {
  const { t } = useI18n();
  const figures = useFigures();
  const names = useNames();
  const fields = useFieldTexts();

  const valueText = (value: unknown): string => {
    if (typeof value === 'number') return figures.value.plain(value);
    if (Array.isArray(value)) return value.map(valueText).join('-');
    if (typeof value === 'object' && value !== null) return parametersText(value);
    return String(value);
  };
  const parametersText = (parameters: object): string =>
    names.list(
      Object.entries(parameters).map(([name, value]) =>
        name === 'id'
          ? valueText(value)
          : t('parameters.other', {
              name: fields.label({ name, schema: {}, required: false }),
              value: valueText(value),
            }),
      ),
    );
  const choice = (name: string, { id: _id, ...parameters }: TrainedModel['model']): string =>
    names.withDetail(name, parametersText(parameters));

  const trainingText = (training: Training): string => {
    const { optimizer, learningRate, batchSize, epochs } = training;
    const line = t('start.trainingLine', {
      epochs: t('start.epochs', { n: figures.value.count(epochs) }, epochs),
      optimizer: t(`optimizers.${optimizer}`),
      learningRate: figures.value.plain(learningRate),
      batchSize: figures.value.count(batchSize),
    });
    const rest = parametersText(unusual(training));
    return rest === '' ? line : names.list([line, rest]);
  };

  return ({ dataset, model, training }: TrainedModel): string[] => [
    choice(names.modelId(model.id), model),
    choice(names.dataset(datasetName(dataset)), withoutNothing(dataset)),
    trainingText(training),
  ];
}

/** What most recipes leave as it is. */
function unusual({
  optimizer,
  momentum,
  execution,
  schedule,
  weightDecay,
  augmentation,
}: Training) {
  return {
    ...(optimizer === 'momentum' && { momentum }),
    ...(execution === 'eager' && { execution }),
    ...(schedule && { schedule }),
    ...(weightDecay && { weightDecay }),
    ...(augmentation && { augmentation }),
  };
}

/** Not said: a validation share of none, nor what tells which imported set it is, beside its name. */
function withoutNothing<T extends TrainedModel['dataset']>(choice: T): T {
  return Object.fromEntries(
    Object.entries(choice).filter(
      ([field, value]) => value !== 0 && field !== 'name' && field !== 'sha256',
    ),
  ) as T;
}
