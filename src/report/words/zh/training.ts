import type * as english from '../en/training.ts';

export const training: typeof english.training = {
  noFindings: '没有训练出现过拟合、梯度消失或爆炸，也没有大量失活单元。',
  caption: '各网络的训练情况与成本',
  note: (validated) =>
    `最后一轮的值，对种子取平均${validated ? '；± 为 95% 区间宽度的一半。差距为训练准确率减验证集准确率，损失则相反' : '。没有划出验证样本，因此无法给出差距'}。梯度：各层梯度范数中最小值与最大值之比。失活单元：剩余单元中在所有考察样本上均为零的比例。成本只计该运行自身的训练，不含其出发的稠密网络：步骤所用秒数，以及每个样本每轮三次前向计算；被掩蔽的权重仍要计算，计入；训练时已去掉的单元不计。`,
  accuracyGap: '准确率差距，百分点',
  lossGap: '损失差距',
  gradientRatio: '梯度',
  deadUnits: '失活单元，%',
  seconds: '时间',
  secondsOfDense: '时间与稠密之比',
  macs: '乘加',
  macsOfDense: '乘加与稠密之比',
  gradients:
    '每轮在少量训练样本上各层权重梯度的范数，对种子取平均：稠密网络，以及每个策略的最高剪枝程度。为零的范数无法以对数刻度画出。',
  gradientsAlternative: (names) => `${names} 的各层梯度范数随轮数的变化`,
  gradientsTable: '逐轮的梯度范数',
  gradientsNote: '对种子取平均。已剪去的权重不计。',
  layer: '层',
  norm: '梯度范数',
};
