import { z } from 'zod';
import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';

/** The number of calibration examples of a strategy that watches activations. */
export const examplesParameter = z.int().min(1).max(10_000_000).default(10_000);

/** Its words. */
export const EXAMPLES_WORDS: Bilingual<ParameterWords> = {
  en: {
    label: 'Images',
    help: 'Training images over which activations are measured.',
    brief: { 1: '{value} example', other: '{value} examples' },
  },
  zh: {
    label: '图像数',
    help: '用多少张训练图像测量激活。',
    brief: { other: '{value} 个样本' },
  },
};
