import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';

type Names = 'validationFraction' | 'maxTrainExamples' | 'maxTestExamples' | 'normalisation';

/** The words of what can be chosen of every set of images. */
export const IMAGE_SET_WORDS: Bilingual<Readonly<Record<Names, ParameterWords>>> = {
  en: {
    validationFraction: {
      label: 'Validation share',
      help: 'Share of the training images set aside for validation.',
    },
    maxTrainExamples: {
      label: 'Training images',
      help: 'Use only the first so many.',
      unset: 'all',
    },
    maxTestExamples: { label: 'Test images', help: 'Use only the first so many.', unset: 'all' },
    normalisation: {
      label: 'Normalisation',
      help: 'Standardised: mean 0 and deviation 1 in each channel of the training images.',
      options: { unit: 'divided by 255', standard: 'standardised' },
    },
  },
  zh: {
    validationFraction: { label: '验证集比例', help: '从训练图像中留作验证的比例。' },
    maxTrainExamples: { label: '训练图像数', help: '只用最前面的这么多张。', unset: '全部' },
    maxTestExamples: { label: '测试图像数', help: '只用最前面的这么多张。', unset: '全部' },
    normalisation: {
      label: '归一化',
      help: '标准化：按训练图像各通道的均值与标准差。',
      options: { unit: '除以 255', standard: '标准化' },
    },
  },
};
