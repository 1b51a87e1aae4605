import type { EntryWords, ParameterWords } from '../contract/entry-words.ts';
import { datasetName, importedModelName, modelKey } from '../contract/experiment.ts';
import type { Choice } from '../contract/experiment.ts';
import type { ComparisonSeries } from '../contract/results.ts';
import type { Bilingual, Language } from '../contract/language.ts';
import { LIST_COMMA } from '../contract/sentence.ts';
import { DENSE_NAMES, isDense } from '../contract/words.ts';

/** What documents can be made of, with its words: the catalogue, or as much of it. */
export type Registered = Readonly<
  Record<
    'strategies' | 'models' | 'datasets',
    readonly { readonly id: string; readonly words: Bilingual<EntryWords> }[]
  >
>;

/** How strategies, models and data sets are called in a language; what is not registered, by its id. */
export interface Names {
  /** A strategy, or the dense baseline. */
  strategy(id: string): string;
  strategySummary(id: string): string;
  /** By its key in lists: an imported one has a name of its own. */
  model(key: string): string;
  /** A model with what tells it apart, in little room: `MLP 300-100`. */
  modelInBrief(choice: Choice): string;
  /** A data set by what a document calls it: an imported one has a name of its own. */
  dataset(name: string): string;
  /** An entry of a comparison: its strategy, and in brackets what tells it from others of that one. */
  series(series: Pick<ComparisonSeries, 'strategy' | 'telling'>): string;
  /** The parameters of a strategy in few words: `per layer, 100 batches`. */
  strategyParameters(id: string, parameters: Parameters): string;
  /** A strategy, model or data set with its parameters: `LeNet-5 (channels 20-50, hidden units 500)`. */
  chosenStrategy(choice: Choice): string;
  /** The hash of what was imported tells which it is, and is told as well. */
  chosenModel(choice: Choice): string;
  chosenDataset(choice: Choice): string;
  list(entries: readonly string[]): string;
  /** What tells a name from others of its kind stands in brackets; nothing does where that is empty. */
  withDetail(name: string, detail: string): string;
}

type Parameters = Readonly<Record<string, unknown>>;
type ParametersWords = EntryWords['parameters'];

const BRACKETS: Bilingual<(name: string, detail: string) => string> = {
  en: (name, detail) => `${name} (${detail})`,
  zh: (name, detail) => `${name}（${detail}）`,
};

/**
 * Names in a language.
 *
 * @param number a number as the language writes it
 */
export function namesIn(
  language: Language,
  registered: Registered,
  number: (value: number) => string,
): Names {
  const wordsOf = (entries: Registered[keyof Registered]) => {
    const byId = new Map(entries.map(({ id, words }) => [id, words[language]]));
    return (id: string): EntryWords => byId.get(id) ?? { label: id, summary: '', parameters: {} };
  };
  const strategies = wordsOf(registered.strategies);
  const models = wordsOf(registered.models);
  const datasets = wordsOf(registered.datasets);

  const strategy = (id: string) => (isDense(id) ? DENSE_NAMES[id][language] : strategies(id).label);
  const model = (key: string) => importedModelName(key) ?? models(key).label;
  const list = (entries: readonly string[]) => entries.join(LIST_COMMA[language]);
  const withDetail = (name: string, detail: string) =>
    detail === '' ? name : BRACKETS[language](name, detail);

  /** A value that is the id of a strategy is called by its name. */
  const valueText = (value: unknown, words: ParameterWords | undefined, comma: string): string => {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return words?.options?.[value] ?? strategy(value);
    if (Array.isArray(value)) {
      return value.map((entry) => valueText(entry, words, comma)).join(comma);
    }
    if (typeof value !== 'object' || value === null) return String(value);
    const { id, ...fields } = value as Parameters;
    const told = parametersText(fields, words?.parameters ?? {});
    return typeof id === 'string' ? withDetail(valueText(id, words, comma), told) : told;
  };

  const parameterText = (name: string, value: unknown, words: ParameterWords | undefined) => {
    const phrase = words?.brief?.[caseOf(value)] ?? words?.brief?.['other'];
    if (phrase !== undefined) {
      return phrase.split('{value}').join(valueText(value, words, LIST_COMMA[language]));
    }
    const label = insideSentence(words?.label ?? name);
    // Sizes one behind the other: 300-100.
    return value === true ? label : `${label} ${valueText(value, words, '-')}`;
  };

  const parametersText = (parameters: Parameters, words: ParametersWords): string =>
    list(
      Object.entries(parameters).map(([name, value]) => parameterText(name, value, words[name])),
    );

  return {
    strategy,
    strategySummary: (id) => strategies(id).summary,
    model,
    modelInBrief: ({ id, ...parameters }) => {
      const own = importedModelName({ id, ...parameters });
      if (own !== undefined) return own;
      const { label, brief = label } = models(id);
      return brief.replaceAll(/\{(\w+)\}/g, (_place, name: string) =>
        valueText(parameters[name], undefined, '-'),
      );
    },
    dataset: (name) => datasets(name).label,
    series: ({ strategy: id, telling }) =>
      withDetail(
        strategy(id),
        parametersText(
          Object.fromEntries(telling.map(({ name, value }) => [name, value])),
          strategies(id).parameters,
        ),
      ),
    strategyParameters: (id, parameters) => parametersText(parameters, strategies(id).parameters),
    chosenStrategy: ({ id, ...parameters }) =>
      withDetail(strategy(id), parametersText(parameters, strategies(id).parameters)),
    chosenModel: ({ id, name, ...parameters }) =>
      withDetail(
        model(modelKey({ id, name })),
        parametersText(inUse(parameters), models(id).parameters),
      ),
    chosenDataset: ({ id, name, ...parameters }) =>
      withDetail(
        datasets(datasetName({ id, name })).label,
        parametersText(inUse(parameters), datasets(id).parameters),
      ),
    list,
    withDetail,
  };
}

/** By which of the phrases of a parameter a value is told. */
function caseOf(value: unknown): string {
  return String(Array.isArray(value) ? value.length : value);
}

/** What is zero or off is not said: a validation share of none, no dropout. */
function inUse(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== 0 && value !== false),
  );
}

/** A heading inside a sentence: without its capital, unless more of them follow, as in `SHA-256`. */
export function insideSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
