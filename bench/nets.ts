import type { Setting } from './setting.ts';

/** How many times as fast as others the compiled step is to be. */
export interface Targets {
  /** As the better of PyTorch's two memory layouts. */
  readonly pytorch: number;
  readonly modelFit?: number;
}

/** A net that is measured. */
export interface Net {
  /** What `--nets` takes. */
  readonly id: string;
  readonly setting: Setting;
  /** Whether the memory layout of images matters to it. */
  readonly convolutional: boolean;
  readonly targets: Targets;
}

const TRAINING = { classes: 10, batchSize: 64, learningRate: 0.01 } as const;
/** As many images as MNIST has for training, less what makes no whole batch. */
const MNIST = { ...TRAINING, shape: [28, 28, 1], examples: 937 * 64 } as const;
/** As large as those of CIFAR-10. Fewer of them: as floats, 60,000 would take 740 MB a process. */
const COLOUR = { ...TRAINING, shape: [32, 32, 3], examples: 100 * 64 } as const;

/** All nets of the bench, in the order in which they are measured. */
export const nets: readonly Net[] = [
  {
    id: 'mlp',
    setting: { model: 'mlp', ...MNIST },
    convolutional: false,
    targets: { pytorch: 2, modelFit: 9 },
  },
  {
    id: 'lenet-5',
    setting: { model: 'lenet-5', ...MNIST },
    convolutional: true,
    targets: { pytorch: 1.3 },
  },
  {
    id: 'resnet-20',
    setting: { model: 'resnet-20', ...MNIST },
    convolutional: true,
    targets: { pytorch: 1.1 },
  },
  {
    id: 'resnet-20-rgb',
    setting: { model: 'resnet-20', ...COLOUR },
    convolutional: true,
    targets: { pytorch: 1.1 },
  },
  {
    id: 'lstm',
    setting: { model: 'lstm', ...MNIST },
    convolutional: false,
    targets: { pytorch: 0.9 },
  },
  {
    id: 'gru',
    setting: { model: 'gru', ...MNIST },
    convolutional: false,
    targets: { pytorch: 1.2 },
  },
];
