import type * as english from '../en/recipe.ts';

const epochs = (_n: number, shown: string) => `${shown} 轮`;

const executions: typeof english.recipe.executions = {
  compiled: '编译执行',
  eager: '逐个运算',
};

export const recipe: typeof english.recipe = {
  list: (items) => items.join('，'),
  choices: (items) => items.join('；'),
  optimizers: {
    sgd: 'SGD',
    momentum: '带动量的 SGD',
    nesterov: '带 Nesterov 动量的 SGD',
    adam: 'Adam',
    rmsprop: 'RMSProp',
    adamw: 'AdamW',
  },
  momentum: (name, shown) => `${name}（动量 ${shown}）`,
  executions,
  steps: (execution) => executions[execution],
  epochs,
  takenAsIs: '0 轮：直接使用导入的网络',
  lastRate: '学习率取训练结束时的值',
  learningRate: (shown) => `学习率 ${shown}`,
  batches: (shown) => `批大小 ${shown}`,
  weightDecay: (shown) => `权重衰减 ${shown}`,
  shifted: (_n, shown) => `图像最多平移 ${shown} 个像素`,
  mirrored: '平均每两张图像镜像一张',
  warmUp: (n, shown) => `预热 ${epochs(n, shown)}`,
  stepwise: (factor, every, shown) =>
    `每${every === 1 ? '轮' : ` ${epochs(every, shown)}`}学习率乘以 ${factor}`,
  milestones: (factor, shares) => `完成 ${shares.join('、')} 的步数后学习率乘以 ${factor}`,
  initialisations: { 'he-normal': '初始权重取自 N(0, 2 / 输入数)' },
  cosine: (share) => `学习率按余弦降至 ${share}`,
  oneShotOnly: '无：只作一次性剪枝',
  asInTraining: '其余与训练相同',
};
