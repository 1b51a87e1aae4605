import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { writeWeights } from '../network/network-file.ts';
import {
  bytesOfFloats,
  readTensorFile,
  writeTensorFile,
  type TensorFileKind,
} from '../tensor-file.ts';
import { readCheckpointFile, writeCheckpointFile } from './checkpoint-file.ts';
import { newCourse } from './course.ts';
import type { RunPosition } from './run-position.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';

const RUN = 'a1b2';

const atStart: RunPosition = {
  execution: 'compiled',
  work: { stages: [{ stage: 'load', seconds: 0.25 }], done: 0, total: Infinity },
  points: [],
  course: newCourse(),
  training: null,
};

const masks = new Map([['output/kernel', Uint8Array.of(0, 1)]]);
const midway: RunPosition = {
  execution: 'eager',
  work: {
    stages: [
      { stage: 'load', seconds: 0.1 },
      { stage: 'prune', seconds: 1 / 3 },
    ],
    done: 7,
    total: 9.5,
  },
  points: [
    {
      ...{ stage: 'train', epoch: 1, trainLoss: NaN, trainAccuracy: 0.1 },
      ...{ validationLoss: -Infinity, validationAccuracy: 1 / 3 },
      layers: [{ layer: 'NaN', gradientNorm: null, units: 3, deadUnits: 1 }],
    },
  ],
  course: {
    removed: { step: 4, masks },
    oneShotAccuracy: 0.3,
    ahead: { removed: { step: 0, masks: new Map() }, oneShotAccuracy: null, ahead: null },
  },
  training: {
    milliseconds: 12.5,
    checkpoint: {
      step: 7,
      epoch: 2,
      sums: { lossSum: Infinity, correct: 3 },
      values: [
        { name: 'power-0', shape: [], values: Float32Array.of(0.5) },
        { name: 'variable/output/kernel', shape: [1, 2], values: Float32Array.of(-0, NaN) },
      ],
      masks,
    },
  },
};

const through = (position: RunPosition) =>
  readCheckpointFile(writeCheckpointFile(position, RUN), RUN);

const KIND = { dtypes: ['F32', 'U8'] } as unknown as TensorFileKind;
/** The file of a checkpoint in which a text is another. */
function changed(name: string, change: (text: string) => string): Uint8Array {
  const { tensors, metadata } = readTensorFile(writeCheckpointFile(midway, RUN), 'c', KIND);
  return writeTensorFile(tensors, { ...metadata, [name]: change(metadata[name] as string) });
}

describe('the file of a checkpoint', () => {
  it.each([
    ['before the first training', atStart],
    ['within one that has diverged, ahead of another', midway],
  ])('is read as it was written, bit for bit: %s', (_, position) => {
    expect(through(position)).toEqual(position);
  });

  it('has masks once that several parts have', () => {
    const { tensors } = readTensorFile(writeCheckpointFile(midway, RUN), 'c', KIND);
    expect(tensors.filter(({ dtype }) => dtype === 'U8')).toHaveLength(1);
    const { course, training } = through(midway);
    expect(training?.checkpoint.masks).toBe(course.removed?.masks);
  });

  it('has the same bytes for the same position', () => {
    expect(writeCheckpointFile(through(midway), RUN)).toEqual(writeCheckpointFile(midway, RUN));
  });

  it.each([
    ['that was cut off', writeCheckpointFile(midway, RUN).slice(0, -1), 'is damaged at byte'],
    ['of nothing', new Uint8Array(), 'is damaged at byte 0'],
    [
      'that is a network',
      writeWeights([{ name: 'a', shape: [1], values: Float32Array.of(1) }]),
      'another version',
    ],
    [
      'of another format',
      changed('format', () => 'pruning-workbench checkpoint 1'),
      'another version',
    ],
    [
      'whose results would be others',
      changed('resultVersion', (version) => `${version}0`),
      'another version',
    ],
    ['of another run', changed('run', () => 'c3d4'), 'of the run a1b2 is that of the run c3d4'],
    [
      'whose position is no JSON',
      changed('position', (text) => text.slice(1)),
      'can be understood',
    ],
    [
      'whose position lacks something',
      changed('position', (text) => text.replace('"points"', '"point"')),
      'can be understood',
    ],
    [
      'that speaks of masks it has not',
      changed('position', (text) => text.replace('"masks":0', '"masks":9')),
      'can be understood',
    ],
  ])('%s is refused', (_, file, message) => {
    const read = () => readCheckpointFile(file, RUN);
    expect(read).toThrow(UnusableCheckpoint);
    expect(read).toThrow(UserError);
    expect(read).toThrow(message);
    expect(read).toThrow('The run begins anew.');
  });

  it('is not that of its tensors alone', () => {
    const { metadata } = readTensorFile(writeCheckpointFile(midway, RUN), 'c', KIND);
    const tensor = {
      name: 'masks/0/output/kernel',
      dtype: 'F32',
      shape: [1],
      bytes: bytesOfFloats(Float32Array.of(1)),
    } as const;
    expect(() => readCheckpointFile(writeTensorFile([tensor], metadata), RUN)).toThrow(
      UnusableCheckpoint,
    );
  });
});
