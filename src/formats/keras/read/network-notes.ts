import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { ReadNote } from '../../network.ts';
import { toldLayers } from '../told-layers.ts';
import { policyOf } from './planned-calls.ts';
import type { PlannedCall } from './planned-calls.ts';
import type { Remark } from './plan.ts';

/** What holds of layers, and how it is told of all of them. */
interface NoteOfMany {
  readonly kind: ReadNote['kind'];
  readonly holds: (call: PlannedCall) => boolean;
  readonly sentence: (layers: readonly Sentence[]) => Sentence;
}

const remarked =
  (remark: Remark) =>
  ({ plan }: PlannedCall) =>
    plan.remarks?.includes(remark) === true;

const notesOfMany: readonly NoteOfMany[] = [
  {
    kind: 'dropped',
    holds: remarked('only-in-training'),
    sentence: (layers) =>
      say`Layers that change nothing but in training, and that networks are trained without here, are left
        away: ${layers}.`,
  },
  {
    kind: 'dropped',
    holds: remarked('without-dropout-within'),
    sentence: (layers) =>
      say`The dropout within recurrent layers is left away: ${layers}. They are trained without it here.`,
  },
  {
    kind: 'dropped',
    holds: ({ layer: { config } }) => Object.entries(config).some(isRestraint),
    sentence: (layers) =>
      say`Regularizers and constraints are left away: ${layers}. Training here has its own.`,
  },
  {
    kind: 'changed',
    holds: remarked('in-two-layers'),
    sentence: (layers) =>
      say`Separable convolutions are two layers here, a depthwise convolution and one with a window of 1:
        ${layers}.`,
  },
  {
    kind: 'changed',
    holds: remarked('one-pixel-wide'),
    sentence: (layers) =>
      say`Depthwise convolutions of sequences are those of images one pixel wide here: ${layers}.`,
  },
  {
    kind: 'changed',
    holds: ({ layer }) => layer.config['trainable'] === false && layer.className !== 'InputLayer',
    sentence: (layers) => say`Frozen layers are trained like all others here: ${layers}.`,
  },
  {
    kind: 'changed',
    holds: ({ layer }) => /float16$/.test(policyOf(layer)),
    sentence: (layers) => say`What was computed in 16 bits is computed in 32 here: ${layers}.`,
  },
];

/** What there is to know of the layers of a network; what many say alike is told once. */
export function networkNotes(calls: readonly PlannedCall[]): ReadNote[] {
  return notesOfMany.flatMap(({ kind, holds, sentence }) => {
    const found = calls
      .filter(holds)
      .map(({ layer }) => `${layer.path.join('/')} (${layer.className})`);
    return found.length === 0 ? [] : [{ kind, sentence: sentence(toldLayers(found)) }];
  });
}

function isRestraint([key, value]: readonly [string, unknown]): boolean {
  return /_(regularizer|constraint)$/.test(key) && value !== null && value !== undefined;
}
