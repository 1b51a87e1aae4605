import { z } from 'zod';
import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/**
 * A model's parameter for dropout. Without a default, so that documents which do not mention it keep
 * their meaning and the ids of their runs.
 */
export const dropoutParameter = z.number().min(0).lt(1).optional();

/** Its words. */
export const DROPOUT_WORDS: Bilingual<ParameterWords> = {
  en: {
    label: 'Dropout',
    help: 'Share of the hidden units dropped at random in each training step.',
    unset: 'none',
  },
  zh: { label: 'Dropout', help: '每个训练步中随机丢弃的隐藏单元比例。', unset: '无' },
};

/** The features behind a dropout layer of that name, or as they are where nothing is dropped. */
export function withDropout(
  features: TensorFlow.SymbolicTensor,
  rate: number | undefined,
  name: string,
): TensorFlow.SymbolicTensor {
  if (rate === undefined || rate === 0) return features;
  return tf.layers.dropout({ rate, name }).apply(features) as TensorFlow.SymbolicTensor;
}

/** How many layers stand where one has dropout behind it. */
export function layersWith(rate: number | undefined): number {
  return rate === undefined || rate === 0 ? 1 : 2;
}
