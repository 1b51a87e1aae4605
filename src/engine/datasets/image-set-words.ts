import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';

type Names =
  'validationFraction' | 'maxTrainExamples' | 'maxTestExamples' | 'normalisation' | 'stratify';

/** The words of what can be chosen of every set of images. */
export const IMAGE_SET_WORDS: Bilingual<Readonly<Record<Names, ParameterWords>>> = {
  en: {
    validationFraction: {
      label: 'Validation share',
      help: 'Share of the training images set aside for validation.',
    },
    maxTrainExamples: {
      label: 'Training images',
      help: 'Use only so many: drawn by the seed if stratified, else the first.',
      unset: 'all',
    },
    maxTestExamples: {
      label: 'Test images',
      help: 'Use only so many, the same for every seed: drawn if stratified, else the first.',
      unset: 'all',
    },
    normalisation: {
      label: 'Normalisation',
      help: 'Standardised: mean 0 and deviation 1 in each channel of the training images.',
      options: { unit: 'divided by 255', standard: 'standardised' },
    },
    stratify: {
      label: 'Stratified',
      help: 'Every class has its share in parts and in validation, in whatever order the files are.',
    },
  },
  zh: {
    validationFraction: { label: '验证集比例', help: '从训练图像中留作验证的比例。' },
    maxTrainExamples: {
      label: '训练图像数',
      help: '只用这么多张：分层时按种子抽取，否则取最前面的。',
      unset: '全部',
    },
    maxTestExamples: {
      label: '测试图像数',
      help: '只用这么多张，各种子相同：分层时抽取，否则取最前面的。',
      unset: '全部',
    },
    normalisation: {
      label: '归一化',
      help: '标准化：按训练图像各通道的均值与标准差。',
      options: { unit: '除以 255', standard: '标准化' },
    },
    stratify: {
      label: '分层抽取',
      help: '抽取部分图像和验证图像时，使每个类别都占其应有的比例，不论文件如何排序。',
    },
  },
};
