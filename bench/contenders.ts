import { join } from 'node:path';
import type { Net } from './nets.ts';

/** A way to take training steps, measured against the others. */
export interface Contender {
  readonly id: string;
  readonly command: readonly string[];
  suits(net: Net): boolean;
}

const always = () => true;

/** The contenders on this machine. @param python an interpreter that has PyTorch, or null. */
export function contendersHere(python: string | null): readonly Contender[] {
  const ours = ['eager', 'compiled', 'model.fit', 'products'].map((id): Contender => ({
    id,
    command: [process.execPath, join(import.meta.dirname, 'worker.ts'), id],
    suits: always,
  }));
  if (python === null) return ours;
  const torchWorker = [python, join(import.meta.dirname, 'pytorch/worker.py')];
  return [
    ...ours,
    { id: PYTORCH.default, command: [...torchWorker, 'default'], suits: always },
    {
      id: PYTORCH.channelsLast,
      command: [...torchWorker, 'channels_last'],
      suits: ({ convolutional }) => convolutional,
    },
  ];
}

/** PyTorch's two memory layouts of images, as contenders. */
export const PYTORCH = { default: 'PyTorch', channelsLast: 'PyTorch channels_last' } as const;
