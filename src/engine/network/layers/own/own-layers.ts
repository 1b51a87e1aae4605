import { clip, gelu, hardSigmoid, hardSwish } from './activations.ts';
import { channelScale } from './channel-scale.ts';
import { constantPadding1D, constantPadding2D } from './constant-padding.ts';
import { gruResetAfter } from './gru-reset-after.ts';
import { meanPooling1D, meanPooling2D } from './mean-pooling.ts';
import { mendLayers } from './mended-layers.ts';
import type { OwnLayer } from './own-layer.ts';
import { timeStep } from './time-step.ts';

/** The classes of layers that other programs have and tfjs has not. */
export const ownLayers: readonly OwnLayer[] = [
  hardSwish,
  hardSigmoid,
  clip,
  gelu,
  constantPadding1D,
  constantPadding2D,
  meanPooling1D,
  meanPooling2D,
  channelScale,
  timeStep,
  gruResetAfter,
];

let used = false;

/**
 * Makes them known to tfjs, and mends what it loses of its own. Once is enough; whoever reads or writes
 * a topology does it first.
 */
export function useOwnLayers(): void {
  if (used) return;
  used = true;
  for (const layer of ownLayers) layer.register();
  mendLayers();
}
