import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { ReadNote } from '../../network.ts';
import { toldLayers } from '../told-layers.ts';

/** How layers of ours are written otherwise, and what is told of all that are. */
const REMARKS = {
  'hard-sigmoid': (layers: readonly Sentence[]) =>
    say`HardSigmoid is written as a Rescaling and a ReLU up to 1: ${layers}.`,
  'hard-swish': (layers: readonly Sentence[]) =>
    say`HardSwish is written as x times a ReLU up to 6 of x + 3, divided by 6: ${layers}.`,
  'time-step': (layers: readonly Sentence[]) =>
    say`A single step is written as a cropping: ${layers}.`,
  'padded-with-zeros': (layers: readonly Sentence[]) =>
    say`Padding with the lowest number is written as padding with zeros, since what is padded is never negative
      and only its largest values are read: ${layers}.`,
  'channel-scale': (layers: readonly Sentence[]) =>
    say`A scale for each channel is written as a BatchNormalization with a mean of 0 and a variance of 1:
      ${layers}.`,
} as const;

export type WriteRemark = keyof typeof REMARKS;

/** One note for each remark, with the layers that it is of. */
export function notesOf(remarks: ReadonlyMap<WriteRemark, readonly string[]>): ReadNote[] {
  return [...remarks].map(([remark, layers]) => ({
    kind: 'changed',
    sentence: REMARKS[remark](toldLayers(layers)),
  }));
}
