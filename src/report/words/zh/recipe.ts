import { STRATEGY_NAMES_ZH } from '../../../contract/words-zh.ts';
import type * as english from '../en/recipe.ts';

export const STRATEGIES: Readonly<Record<string, string>> = STRATEGY_NAMES_ZH;

const PARAMETERS: Readonly<Record<string, string>> = {
  validationFraction: '验证集比例',
  maxTrainExamples: '训练图像数',
  maxTestExamples: '测试图像数',
  normalisation: '归一化',
  hidden: '隐藏单元数',
  channels: '通道数',
  units: '单元数',
  dropout: 'Dropout',
  sha256: 'SHA-256',
};

/** Values that are words in a document. */
const VALUES: Readonly<Record<string, string>> = {
  global: '全局',
  layer: '逐层',
  unit: '除以 255',
  standard: '标准化',
};

/** Parameters whose value stands among words or says it all. */
const PHRASES: Readonly<Record<string, (value: string) => string>> = {
  scope: (value) => value,
  like: (value) => `各层数量同${STRATEGIES[value] ?? value}`,
  batches: (value) => `${value} 批`,
  examples: (value) => `${value} 个样本`,
  interval: (value) => `每 ${value} 步`,
  threshold: (value) => `阈值 ${value}`,
  thresholds: (value) => `阈值 ${value}`,
};

const epochs = (_n: number, shown: string) => `${shown} 轮`;

const executions: typeof english.recipe.executions = {
  compiled: '编译执行',
  eager: '逐个运算',
};

export const recipe: typeof english.recipe = {
  list: (items) => items.join('，'),
  choices: (items) => items.join('；'),
  choice: (name, parameters) => `${name}（${parameters.join('，')}）`,
  parameter: (name, value) => PHRASES[name]?.(value) ?? `${PARAMETERS[name] ?? name} ${value}`,
  values: (values) => values.map((value) => VALUES[value] ?? value).join('、'),
  optimizers: {
    sgd: 'SGD',
    momentum: '带动量的 SGD',
    adam: 'Adam',
    rmsprop: 'RMSProp',
    adamw: 'AdamW',
  },
  momentum: (name, shown) => `${name}（动量 ${shown}）`,
  executions,
  steps: (execution) => executions[execution],
  epochs,
  learningRate: (shown) => `学习率 ${shown}`,
  batches: (shown) => `批大小 ${shown}`,
  weightDecay: (shown) => `权重衰减 ${shown}`,
  shifted: (_n, shown) => `图像最多平移 ${shown} 个像素`,
  mirrored: '平均每两张图像镜像一张',
  warmUp: (n, shown) => `预热 ${epochs(n, shown)}`,
  stepwise: (factor, every, shown) =>
    `每${every === 1 ? '轮' : ` ${epochs(every, shown)}`}学习率乘以 ${factor}`,
  cosine: (share) => `学习率按余弦降至 ${share}`,
  oneShotOnly: '无：只作一次性剪枝',
  asInTraining: '其余与训练相同',
};
