import { useI18n } from 'vue-i18n';
import { useFigures } from '../../composables/use-figures.ts';
import type { Field } from '../schema/json-schema.ts';
import { useNames } from '../../composables/use-names.ts';
import { useSystemStore } from '../../stores/system.ts';
import { humanised } from './humanised.ts';

/**
 * The texts of a form's fields in the reader's language. A field that this version has no text for
 * (of a strategy that came later) is named after its name and explained as its schema does.
 */
export function useFieldTexts() {
  const { t, te } = useI18n();
  const figures = useFigures();
  const names = useNames();
  const system = useSystemStore();

  const label = ({ name, schema }: Field): string =>
    te(`fields.${name}.label`) ? t(`fields.${name}.label`) : (schema.title ?? humanised(name));

  const help = ({ name, schema }: Field): string =>
    te(`fields.${name}.help`) ? t(`fields.${name}.help`) : (schema.description ?? '');

  const option = (name: string, value: string | number | boolean): string => {
    const key = String(value);
    if (te(`fieldOptions.${name}.${key}`)) return t(`fieldOptions.${name}.${key}`);
    if (name === 'optimizer' && te(`optimizers.${key}`)) return t(`optimizers.${key}`);
    if (system.strategies.has(key)) return names.strategy(key);
    return typeof value === 'number' ? figures.value.plain(value) : humanised(key);
  };

  /** What holds where the field is left out. */
  const unset = ({ name, schema }: Field): string => {
    const { default: byDefault } = schema;
    if (byDefault !== undefined && byDefault !== '')
      return t('compose.byDefault', { value: shown(byDefault) });
    return te(`fields.${name}.unset`) ? t(`fields.${name}.unset`) : t('compose.notSet');
  };

  const shown = (value: unknown): string => {
    if (typeof value === 'number') return figures.value.plain(value);
    if (Array.isArray(value)) return value.map(shown).join(', ');
    return typeof value === 'string' ? value : JSON.stringify(value);
  };

  return { label, help, option, unset };
}
