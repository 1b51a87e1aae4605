import type * as english from '../en/examples-shown.ts';

export const shown: typeof english.shown = {
  kinds: {
    images: '图像',
    'float-images': '图像',
    sequences: '序列',
    table: '表格行',
    arrays: '数组',
  },
  shapes: {
    images: '{height} × {width} 像素，{n} 个通道',
    sequences: '{steps} 步，每步 {n} 个特征',
    table: '{n} 个值',
  },
  told: '{kind}：{shape}',
  of: '{what}：{about}',
  rows: '表格中的行',
  class: '类别',
  features: '训练样本的特征',
  feature: '特征',
  least: '最小',
  mean: '平均',
  greatest: '最大',
  more: '另有 {n} 个',
};
