import { z } from 'zod';
import { metricPointSchema } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import { UserError } from '../../contract/errors.ts';
import { executionSchema, stageSchema } from '../../contract/words.ts';
import type { Masks } from '../network/weights.ts';
import {
  bytesOfFloats,
  floatsOfBytes,
  readTensorFile,
  writeTensorFile,
  type FileTensor,
  type TensorFileKind,
} from '../tensor-file.ts';
import type { Course } from './course.ts';
import { RESULT_VERSION } from './result-version.ts';
import type { RunPosition } from './run-position.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';

const CHECKPOINT: TensorFileKind = {
  what: say`checkpoint`,
  dtypes: ['F32', 'U8'],
  values: say`32-bit floats and masks in bytes`,
  remedy: say`The run begins anew.`,
};
/** Raised when what a position says or means changes. */
const FORMAT = 'pruning-workbench checkpoint 2';

const VALUES = 'values/';
const MASKS = 'masks/';

/** JSON has no numbers beyond all bounds, which a training may come to. */
const figure = z.union([z.number(), z.literal(['NaN', 'Infinity', '-Infinity']).transform(Number)]);
const count = z.int().min(0);
/** The number of a set of masks in the file, of which several parts of a position may speak. */
const masksNumber = count;

const courseSchema = z.strictObject({
  removed: z.strictObject({ step: count, masks: masksNumber }).nullable(),
  oneShotAccuracy: z.number().nullable(),
  get ahead() {
    return courseSchema.nullable();
  },
});

const positionSchema = z.strictObject({
  execution: executionSchema,
  work: z.strictObject({
    stages: z.array(z.strictObject({ stage: stageSchema, seconds: z.number().min(0) })),
    done: z.number(),
    total: figure,
  }),
  points: z.array(
    metricPointSchema.extend({ trainLoss: figure, validationLoss: figure.nullable() }),
  ),
  course: courseSchema,
  training: z
    .strictObject({
      milliseconds: z.number().min(0),
      step: count,
      epoch: z.int().min(1),
      sums: z.strictObject({ lossSum: figure, correct: figure }),
      masks: masksNumber.nullable(),
    })
    .nullable(),
});

const metadataSchema = z.strictObject({
  format: z.string(),
  resultVersion: z.string(),
  run: z.string(),
  position: z.string(),
});

/**
 * A position in a run as one safetensors file: the values of the training in 32-bit floats, masks in bytes,
 * each set once, and all else as JSON in its metadata. Equal positions give equal bytes.
 *
 * @param run its id.
 */
export function writeCheckpointFile(position: RunPosition, run: string): Uint8Array {
  const sets: Masks[] = [];
  const numberOf = (masks: Masks): number => {
    const known = sets.indexOf(masks);
    return known >= 0 ? known : sets.push(masks) - 1;
  };
  const { course, training, ...rest } = position;
  const { checkpoint, milliseconds } = training ?? {};
  const { values = [], masks = null, ...where } = checkpoint ?? {};
  const text = JSON.stringify(
    {
      ...rest,
      course: courseText(course, numberOf),
      training: training && { milliseconds, ...where, masks: masks && numberOf(masks) },
    },
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
  return writeTensorFile(
    [
      ...values.map(({ name, shape, values: own }): FileTensor => {
        return { name: VALUES + name, dtype: 'F32', shape, bytes: bytesOfFloats(own) };
      }),
      ...sets.flatMap((set, number) => maskTensors(set, number)),
    ],
    {
      format: FORMAT,
      resultVersion: String(RESULT_VERSION),
      run,
      position: text,
    } satisfies z.input<typeof metadataSchema>,
  );
}

function courseText(
  { removed, oneShotAccuracy, ahead }: Course,
  numberOf: (masks: Masks) => number,
): z.input<typeof courseSchema> {
  return {
    removed: removed && { step: removed.step, masks: numberOf(removed.masks) },
    oneShotAccuracy,
    ahead: ahead && courseText(ahead, numberOf),
  };
}

function maskTensors(masks: Masks, number: number): FileTensor[] {
  return [...masks].map(([name, bytes]) => ({
    ...{ name: `${MASKS}${number}/${name}`, dtype: 'U8', shape: [bytes.length], bytes },
  }));
}

/**
 * The position in such a file, as copies.
 *
 * @param run the id of the run that is to go on.
 * @throws UnusableCheckpoint when it is damaged, no checkpoint, or that of another version or run.
 */
export function readCheckpointFile(bytes: Uint8Array, run: string): RunPosition {
  const { tensors, metadata } = openFile(bytes, run);
  const facts = metadataSchema.safeParse(metadata);
  if (!facts.success || facts.data.format !== FORMAT) throw strange(run);
  if (facts.data.resultVersion !== String(RESULT_VERSION)) throw strange(run);
  if (facts.data.run !== run) {
    throw new UnusableCheckpoint(
      say`The ${CHECKPOINT.what} of the run ${run} is that of the run ${facts.data.run}.
        ${CHECKPOINT.remedy}`,
    );
  }
  const position = positionSchema.safeParse(jsonOf(facts.data.position));
  if (!position.success) throw strange(run);

  const under = (prefix: string) =>
    tensors
      .filter(({ name }) => name.startsWith(prefix))
      .map((tensor) => ({ ...tensor, name: tensor.name.slice(prefix.length) }));
  const sets = new Map<number, Masks>();
  const masksOf = (number: number): Masks => {
    const known = sets.get(number);
    if (known) return known;
    const masks = new Map(
      under(`${MASKS}${number}/`).map(({ name, bytes: own }) => [name, new Uint8Array(own)]),
    );
    sets.set(number, masks);
    return masks;
  };
  const { course, training, ...rest } = position.data;
  return {
    ...rest,
    course: courseOf(course, masksOf),
    training: training && {
      milliseconds: training.milliseconds,
      checkpoint: {
        step: training.step,
        epoch: training.epoch,
        sums: training.sums,
        masks: training.masks === null ? null : masksOf(training.masks),
        values: under(VALUES).map(({ name, shape, bytes: own }) => {
          return { name, shape, values: floatsOfBytes(own) };
        }),
      },
    },
  };
}

function courseOf(
  { removed, oneShotAccuracy, ahead }: z.output<typeof courseSchema>,
  masksOf: (number: number) => Masks,
): Course {
  return {
    removed: removed && { step: removed.step, masks: masksOf(removed.masks) },
    oneShotAccuracy,
    ahead: ahead && courseOf(ahead, masksOf),
  };
}

function openFile(bytes: Uint8Array, run: string): ReturnType<typeof readTensorFile> {
  try {
    return readTensorFile(bytes, run, CHECKPOINT);
  } catch (error) {
    if (error instanceof UserError) throw new UnusableCheckpoint(error.reason);
    throw error;
  }
}

function strange(run: string): UnusableCheckpoint {
  return new UnusableCheckpoint(
    say`The ${CHECKPOINT.what} of the run ${run} is of another version of the workbench, or none.
      ${CHECKPOINT.remedy}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
