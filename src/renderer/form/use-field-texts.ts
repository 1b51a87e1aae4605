import { useI18n } from 'vue-i18n';
import type { ParameterWords } from '../../contract/entry-words.ts';
import { useFigures } from '../reader/use-figures.ts';
import { useNames } from '../composables/use-names.ts';
import { useSystemStore } from '../stores/system.ts';
import type { Field } from '../document/json-schema.ts';
import { humanised } from './humanised.ts';

/** What a form says of a field. */
export interface FieldTexts {
  readonly label: string;
  readonly help: string;
  /** What holds where the field is left out. */
  readonly unset: string;
}

/**
 * The texts of a form's fields in the reader's language. Parameters of what is registered bring their
 * words along. A field of the document that this version has no text for is named after its name and
 * explained as its schema does.
 */
export function useFieldTexts() {
  const { t, te } = useI18n();
  const figures = useFigures();
  const names = useNames();
  const system = useSystemStore();

  const of = ({ name, schema }: Field, words?: ParameterWords): FieldTexts => ({
    label: words?.label ?? own(name, 'label') ?? schema.title ?? humanised(name),
    help: words?.help ?? own(name, 'help') ?? schema.description ?? '',
    unset:
      schema.default !== undefined && schema.default !== ''
        ? t('compose.byDefault', { value: shown(schema.default, name, words) })
        : (words?.unset ?? own(name, 'unset') ?? t('compose.notSet')),
  });

  const own = (name: string, text: keyof FieldTexts): string | undefined =>
    te(`fields.${name}.${text}`) ? t(`fields.${name}.${text}`) : undefined;

  const option = (
    name: string,
    value: string | number | boolean,
    words?: ParameterWords,
  ): string => {
    const key = String(value);
    const told = words?.options?.[key];
    if (told !== undefined) return told;
    if (te(`fieldOptions.${name}.${key}`)) return t(`fieldOptions.${name}.${key}`);
    if (name === 'optimizer' && te(`optimizers.${key}`)) return t(`optimizers.${key}`);
    if (system.strategies.has(key)) return names.strategy(key);
    return typeof value === 'number' ? figures.value.plain(value) : humanised(key);
  };

  const shown = (value: unknown, name: string, words?: ParameterWords): string => {
    if (Array.isArray(value)) return value.map((one) => shown(one, name, words)).join(', ');
    if (typeof value === 'boolean') return t(`environment.switch.${value ? 'on' : 'off'}`);
    return typeof value === 'string' || typeof value === 'number'
      ? option(name, value, words)
      : JSON.stringify(value);
  };

  return { of, option };
}
