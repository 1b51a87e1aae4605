import { z } from 'zod';
import type { EntryWords, ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual, Language } from '../../contract/language.ts';
import { scopeSchema } from '../../contract/words.ts';
import { scheduleChoiceSchema, schedules } from '../pruning/schedules/registry.ts';
import type { Answers } from './strategy.ts';

/** A question that a strategy may leave to the document. */
export type Question = 'granularity' | 'scope' | 'schedule';

/** How documents answer each question, with a strategy's own answer as the default. */
export function questionSchemas({ granularity, scope, schedule }: Answers) {
  return {
    granularity: z.enum(['weight', 'unit']).default(granularity),
    scope: scopeSchema.default(scope),
    schedule: scheduleChoiceSchema.default(schedule),
  } as const;
}

/** A strategy's words with those of the questions that it leaves open. */
export function withQuestions(
  words: EntryWords,
  open: readonly Question[],
  language: Language,
): EntryWords {
  const all = questionWords(language);
  const asked = open.map((question) => [question, all[question]]);
  return { ...words, parameters: { ...Object.fromEntries(asked), ...words.parameters } };
}

/** The words of all questions in one language, by question. */
export function questionWords(language: Language): Readonly<Record<Question, ParameterWords>> {
  const { granularity, scope, schedule } = QUESTION_WORDS;
  return {
    granularity: granularity[language],
    scope: scope[language],
    schedule: schedule[language],
  };
}

const QUESTION_WORDS: Readonly<Record<Question, Bilingual<ParameterWords>>> = {
  granularity: {
    en: {
      label: 'Removes',
      help: 'Single weights, or whole units: neurons and channels.',
      options: { weight: 'single weights', unit: 'whole units' },
      brief: { weight: 'weights', unit: 'units' },
    },
    zh: {
      label: '剪枝对象',
      help: '单个权重，或整个单元：神经元与通道。',
      options: { weight: '单个权重', unit: '整个单元' },
      brief: { weight: '权重', unit: '单元' },
    },
  },
  scope: {
    en: {
      label: 'Scope',
      help: 'Rank all layers together, or each layer by itself.',
      options: { global: 'all layers together', layer: 'each layer by itself' },
      brief: { global: 'global', layer: 'per layer' },
    },
    zh: {
      label: '范围',
      help: '所有层一起排序，或逐层排序。',
      options: { global: '所有层一起', layer: '逐层' },
      brief: { global: '全局', layer: '逐层' },
    },
  },
  schedule: {
    en: scheduleWords('en', 'Schedule', 'When it is removed: at once, or while it fine-tunes.'),
    zh: scheduleWords('zh', '剪枝进度', '何时剪去：一次性，或在微调期间。'),
  },
};

/** A schedule is called by its name, with its parameters behind it. */
function scheduleWords(language: Language, label: string, help: string): ParameterWords {
  const words = schedules.map(({ id, words: own }) => [id, own[language]] as const);
  return {
    label,
    help,
    options: Object.fromEntries(words.map(([id, own]) => [id, own.label])),
    brief: { other: '{value}' },
    parameters: Object.assign({}, ...words.map(([, own]) => own.parameters)) as Record<
      string,
      ParameterWords
    >,
  };
}
