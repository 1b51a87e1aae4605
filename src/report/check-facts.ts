import { datasetName } from '../contract/experiment.ts';
import type { Check, Pair } from '../contract/soundness.ts';
import type { Names } from '../language/names.ts';
import type { Words } from './words/words.ts';

/**
 * What is known about an item, in sentences of the catalogue. One is left out when a fact that it
 * names is not known, when a list is empty, and, where a question mark follows it, when a number is
 * zero.
 */
export function factSentences({ id, facts }: Check, told: FactTexts): string[] {
  return told.words.soundness.facts[id].flatMap((sentence) => filled(sentence, facts, told) ?? []);
}

interface FactTexts {
  readonly words: Words;
  readonly plain: (value: number) => string;
  readonly names: Names;
}

function filled(sentence: string, facts: Check['facts'], told: FactTexts): string | undefined {
  const unlessZero = sentence.endsWith('?');
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = new Map(names.map((name) => [name, facts[name]]));
  const untold = [...values.values()].some(
    (value) =>
      value === undefined ||
      (Array.isArray(value) && value.length === 0) ||
      (unlessZero && value === 0),
  );
  if (untold) return undefined;
  const text = unlessZero ? sentence.slice(0, -1) : sentence;
  return text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    factText(values.get(name) ?? '', told),
  );
}

function factText(value: Check['facts'][string], told: FactTexts): string {
  const { words, names } = told;
  if (typeof value === 'number') return told.plain(value);
  if (typeof value === 'string') return value;
  const pairs = value.filter((one) => typeof one === 'object');
  if (pairs.length > 0) return words.recipe.choices(pairs.map((pair) => pairText(pair, names)));
  // What is no field and no strategy, such as a commit, has no other name.
  return words.common.list(
    value.map((one) => words.soundness.fields[String(one)] ?? names.strategy(String(one))),
  );
}

function pairText({ dataset, model }: Pair, names: Names): string {
  return `${names.dataset(datasetName(dataset))} · ${names.chosenModel(model)}`;
}
