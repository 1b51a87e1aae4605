import type { presets as english } from '../en/presets.ts';

export const presets: typeof english = {
  'first-look': {
    name: '初步了解',
    description: '各类方法在六分之一的 MNIST 上用两个种子对比：一分钟内看到概貌，不足以得出结论。',
  },
  article: {
    name: '论文对比',
    description:
      '在 MNIST 上对比四类剪枝方法和三个对照，三个稀疏度、五个种子：这个网络能剪多少，该怎么剪？',
  },
  'strategy-against-controls': {
    name: '一个策略与它的对照',
    description:
      '一个策略是否物有所值？泰勒与权重幅值、随机剪枝和小网络并列，压缩 2 到 32 倍，五个种子。换成别的策略即可提出同样的问题。',
  },
  'lenet-5': {
    name: 'LeNet-5',
    description: '卷积网络：剪去单个权重好，还是剪去整个单元好？三个稀疏度、三个种子，几分钟完成。',
  },
  'resnet-20': {
    name: '按 He 等人的配方训练 ResNet-20',
    description:
      '残差网络，按作者的配方但大为缩短：4000 个数字训练 8 轮，两个稀疏度、两个种子，约十分钟。若已导入 CIFAR-10，可选作数据集。',
  },
  recurrent: {
    name: '循环网络（GRU）',
    description: '逐行读取数字的网络能剪多少？三个稀疏度、三个种子，几分钟完成。',
  },
};
