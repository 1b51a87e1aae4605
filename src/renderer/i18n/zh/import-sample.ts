import type * as english from '../en/import-sample.ts';

export const importSample: typeof english.importSample = {
  title: '将要导入的内容',
  facts: '{format}：{train} 个训练样本和 {test} 个测试样本，{classes} 个类别；{kind}，{shape}。',
  white: '以 {white} 为白色',
  look: '查看样本',
  unnamed: '自己的数据',
};
