import type { ParameterWords } from '../../contract/entry-words.ts';
import type { Bilingual } from '../../contract/language.ts';

type Names =
  'validationFraction' | 'maxTrainExamples' | 'maxTestExamples' | 'normalisation' | 'stratify';

/** What can be chosen of every data set, in words. */
type Words = Bilingual<Readonly<Record<Names, ParameterWords>>>;

/** Of sets of images. */
export const IMAGE_SET_WORDS: Words = {
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
      options: { unit: 'divided by 255', standard: 'standardised', none: '0 to 255, as they are' },
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
      options: { unit: '除以 255', standard: '标准化', none: '0 至 255，保持原样' },
    },
    stratify: {
      label: '分层抽取',
      help: '抽取部分图像和验证图像时，使每个类别都占其应有的比例，不论文件如何排序。',
    },
  },
};

/** Of sets whose examples may be anything. */
export const EXAMPLE_SET_WORDS: Words = {
  en: {
    validationFraction: {
      label: 'Validation share',
      help: 'Share of the training examples set aside for validation.',
    },
    maxTrainExamples: {
      label: 'Training examples',
      help: 'Use only so many: drawn by the seed if stratified, else the first.',
      unset: 'all',
    },
    maxTestExamples: {
      label: 'Test examples',
      help: 'Use only so many, the same for every seed: drawn if stratified, else the first.',
      unset: 'all',
    },
    normalisation: {
      label: 'Normalisation',
      help: 'Usual: pixels divided by 255, anything else standardised to mean 0 and deviation 1 of each feature in the training examples.',
      options: { unit: 'usual', standard: 'standardised', none: 'values as they are' },
    },
    stratify: {
      label: 'Stratified',
      help: 'Every class has its share in parts and in validation, in whatever order the files are.',
    },
  },
  zh: {
    validationFraction: { label: '验证集比例', help: '从训练样本中留作验证的比例。' },
    maxTrainExamples: {
      label: '训练样本数',
      help: '只用这么多个：分层时按种子抽取，否则取最前面的。',
      unset: '全部',
    },
    maxTestExamples: {
      label: '测试样本数',
      help: '只用这么多个，各种子相同：分层时抽取，否则取最前面的。',
      unset: '全部',
    },
    normalisation: {
      label: '归一化',
      help: '常规：像素除以 255，其他值按训练样本中各特征的均值与标准差标准化。',
      options: { unit: '常规', standard: '标准化', none: '保持原值' },
    },
    stratify: {
      label: '分层抽取',
      help: '抽取部分样本和验证样本时，使每个类别都占其应有的比例，不论文件如何排序。',
    },
  },
};
