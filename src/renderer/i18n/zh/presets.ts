import type { presets as english } from '../en/presets.ts';

export const presets: typeof english = {
  'first-look': {
    name: '初步了解',
    description: '各类方法在六分之一的 MNIST 上用两个种子对比：一分钟内看到概貌，不足以得出结论。',
  },
  article: {
    name: '论文对比',
    description:
      '在 MNIST 上对比四类剪枝方法和两个对照，三个稀疏度、三个种子：这个网络能剪多少，该怎么剪？',
  },
};
