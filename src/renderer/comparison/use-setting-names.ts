import { useI18n } from 'vue-i18n';
import { useNames } from '../composables/use-names.ts';
import { useFieldTexts } from '../form/use-field-texts.ts';
import { useFigures } from '../reader/use-figures.ts';
import type { Setting } from './settings.ts';

/** Settings of documents and their values in words, as the form has them. */
export function useSettingNames() {
  const { t } = useI18n();
  const names = useNames();
  const fields = useFieldTexts();
  const figures = useFigures();

  /** The last part of `schedule.id` or `hidden`; that of `id` says which of its kind it is. */
  const fieldOf = (name: string): string => name.split('.').findLast((part) => part !== 'id') ?? '';
  const label = (name: string): string => fields.of({ name, schema: {}, required: false }).label;

  return {
    /** `Fine-tuning: Epochs`. */
    nameOf: ({ part, name }: Setting): string =>
      fieldOf(name) === ''
        ? t(`compare.setting.parts.${part}`)
        : t('compare.setting.name', {
            part: t(`compare.setting.parts.${part}`),
            name: label(fieldOf(name)),
          }),
    valueOf({ part, name }: Setting, value: number | string): string {
      if (typeof value === 'number') return figures.value.plain(value);
      if (value === '') return t('compare.setting.unset');
      if (name === 'id' && part === 'model') return names.model(value);
      if (name === 'id' && part === 'dataset') return names.dataset(value);
      return fields.option(fieldOf(name), value);
    },
  };
}
