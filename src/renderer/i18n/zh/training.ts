import type { training as english } from '../en/training.ts';

export const training: typeof english = {
  emptyTitle: '尚未完成任何训练',
  emptyText: '第一个运行完成后，这里会显示其训练情况。',
  findings: '训练中的问题',
  noFindings: '没有：未见过拟合、梯度消失或爆炸，也没有大量失活单元。',
  noValidation: '没有划出验证样本，因此无法判断过拟合和差距。',
  title: '各次训练',
  hint: '最后一轮的值，对种子取平均。成本只计该运行自身的训练：剪枝网络从稠密网络出发，后者的训练不重复计入。',
  gap: '差距',
  cost: '训练成本',
  draw: '绘制 {name} 的梯度',
  columns: {
    strategy: { title: '策略', hint: '下方绘制哪些梯度' },
    level: { title: '剪枝程度', hint: '所要求的值' },
    accuracyGap: { title: '准确率，百分点', hint: '训练准确率减去验证集准确率' },
    lossGap: { title: '损失', hint: '验证集损失减去训练损失，单位 nat' },
    gradientRatio: { title: '梯度', hint: '各层梯度范数中最小值与最大值之比' },
    deadShare: { title: '失活单元', hint: '剩余单元中在所有考察样本上均为零的比例' },
    seconds: { title: '时间', hint: '仅计训练步骤' },
    secondsOfDense: { title: '相对稠密', hint: '与稠密基线的训练时间之比' },
    macs: {
      title: '乘加',
      hint: '每个样本每轮按三次前向计算；被掩蔽的权重仍要计算，计入；训练时已去掉的单元不计',
    },
    macsOfDense: { title: '相对稠密', hint: '与稠密基线训练的乘加次数之比' },
  },
  gradients: '各层梯度',
  gradientsHint:
    '每轮结束时在少量训练样本上各层权重梯度的 L2 范数，对种子取平均；为零的范数无法以对数刻度画出。在表中选择绘制哪些。',
  norm: '范数',
  gradientsLabel: '图：{names} 的各层梯度范数随轮数变化',
  noSignals: '这些运行由较早版本完成，当时未记录梯度。',
};
