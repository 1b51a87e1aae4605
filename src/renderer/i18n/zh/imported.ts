import type * as english from '../en/imported.ts';

export const imported: typeof english.imported = {
  presetsOn: '使用网络',
  presetsOwn: '预设自带的模型',
  presetName: '{preset}，使用 {name}',
  summary: '{format}：{shape} → {outputs} 个类别，{parameters} 个参数；已导入。',
  start: {
    asItIs: '原样使用：以自带权重的网络作为稠密基线，剪枝之前不训练。各种子的微调顺序不同。',
    further:
      '继续训练：从自带权重出发训练 {n} 轮，得到稠密基线。 | 继续训练：从自带权重出发训练 {n} 轮，得到稠密基线。',
    initial: '从头训练：沿用其各层，权重按每个种子重新抽取。不使用自带的权重。',
  },
  noTraining: '0 轮表示不训练：导入的网络本身就是稠密基线。',
};
