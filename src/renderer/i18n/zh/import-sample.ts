import type * as english from '../en/import-sample.ts';

export const importSample: typeof english.importSample = {
  title: '将要导入的内容',
  facts:
    '{format}：{train} 张训练图像和 {test} 张测试图像，{shape}（高 × 宽 × 通道），{classes} 个类别。',
  white: '以 {white} 为白色',
  look: '查看图像',
  unnamed: '自己的图像',
};
