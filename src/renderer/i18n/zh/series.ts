import type * as english from '../en/series.ts';

export const series: typeof english.series = {
  hint: '可选：为一个设置的每个取值各做一个实验。它们一起开始，以上面的名称为标签，并排显示。',
  setting: '设置',
  none: '无：只做一个实验',
  values: '取值',
  tooFew: '至少需要两个取值',
  tooMany: '最多可以比较 {max} 个取值',
  twice: '有重复的取值，每个只需给出一次',
  experiments: '{n} 个实验',
};
