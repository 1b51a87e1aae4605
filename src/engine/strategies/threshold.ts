import { z } from 'zod';
import type { ParameterWords } from '../../contract/entry-words.ts';
import { distinctLevels } from '../../contract/experiment.ts';
import type { Bilingual } from '../../contract/language.ts';
import { say } from '../../contract/sentence.ts';
import { continuedMasks } from '../pruning/masks.ts';
import { requireScores } from '../pruning/scores.ts';
import { criterion } from './criterion.ts';
import type { OwnLevels } from './strategy.ts';

/** Levels of a strategy by thresholds; the controls that follow it have the same. */
export const thresholdsSchema = distinctLevels(z.number().min(0), say`threshold`);
export const THRESHOLD_LEVELS: OwnLevels = {
  parameter: 'thresholds',
  name: 'threshold',
  called: say`threshold`,
};
export const THRESHOLD_WORDS = {
  en: {
    thresholds: {
      label: 'Thresholds',
      help: 'Weights of smaller absolute value are removed; each threshold is a level of its own.',
      brief: { 1: 'threshold {value}', other: 'thresholds {value}' },
    },
    threshold: {
      label: 'Threshold',
      help: 'Weights of smaller absolute value are removed.',
      brief: { other: 'threshold {value}' },
    },
  },
  zh: {
    thresholds: {
      label: '阈值',
      help: '剪去绝对值更小的权重；每个阈值自成一个剪枝程度。',
      brief: { other: '阈值 {value}' },
    },
    threshold: {
      label: '阈值',
      help: '剪去绝对值更小的权重。',
      brief: { other: '阈值 {value}' },
    },
  },
} as const satisfies Bilingual<Record<string, ParameterWords>>;

const parameters = z.strictObject({ thresholds: thresholdsSchema.min(1).default([0.01]) });

/**
 * Removes every weight with |w| < threshold; a weight of exactly the threshold stays. The sparsity
 * is what comes of it. The article's own code compares w instead of |w| and so removes every
 * negative weight as well, however large: a bug that is not followed here.
 */
export const threshold = criterion({
  id: 'threshold',
  version: 1,
  words: {
    en: {
      label: 'Fixed threshold',
      summary: 'Removes the weights whose absolute value is below a fixed threshold.',
      parameters: THRESHOLD_WORDS.en,
    },
    zh: {
      label: '固定阈值',
      summary: '剪去绝对值低于固定阈值的权重。',
      parameters: THRESHOLD_WORDS.zh,
    },
  },
  family: 'sparsity',
  citation: 'The article "Comparing pruning strategies: which method suits your model?"',
  parameters,
  levels: THRESHOLD_LEVELS,
  select({ weights, earlierMasks }, level) {
    // Weights are 32-bit: 0.01 must be the 32-bit 0.01 too, or a weight of just that would go.
    const limit = Math.fround(level);
    const masks = continuedMasks(weights, earlierMasks);
    for (const { name, values } of weights) {
      requireScores(name, values);
      const mask = masks.get(name) as Uint8Array;
      values.forEach((w, index) => {
        if (Math.abs(w) < limit) mask[index] = 0;
      });
    }
    return masks;
  },
});
