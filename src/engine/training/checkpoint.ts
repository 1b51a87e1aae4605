import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import {
  bytesOfFloats,
  floatsOfBytes,
  readTensorFile,
  writeTensorFile,
  type TensorFileKind,
} from '../tensor-file.ts';
import type { Checkpoint } from './step-runner.ts';

/** Which training a checkpoint belongs to. It goes on with no other. */
export interface CheckpointKey {
  readonly run: string;
  readonly stage: string;
  /** All else that determines the course of the training, such as its recipe as JSON. */
  readonly settings: string;
}

const CHECKPOINT: TensorFileKind = {
  what: say`checkpoint`,
  dtypes: ['F32', 'U8'],
  values: say`32-bit floats and masks in bytes`,
  remedy: say`Delete it, and the training begins anew.`,
};
const FORMAT = 'pruning-workbench checkpoint 1';

const SUMS = 'sums';
const VALUES = 'values/';
const MASKS = 'masks/';

const count = z.string().regex(/^\d+$/).transform(Number);
const metadataSchema = z.strictObject({
  format: z.literal(FORMAT),
  run: z.string(),
  stage: z.string(),
  settings: z.string(),
  step: count,
  epoch: count,
  masks: z.enum(['held', 'none']),
});

/**
 * A checkpoint as one safetensors file: `values/...` and `sums` in 32-bit floats, `masks/...` in bytes,
 * and in its texts the key, the step and the epoch. Equal checkpoints give equal bytes.
 */
export function writeCheckpoint(
  { step, epoch, sums, values, masks }: Checkpoint,
  { run, stage, settings }: CheckpointKey,
): Uint8Array {
  const floats = (name: string, shape: readonly number[], own: Float32Array) =>
    ({ name, dtype: 'F32', shape, bytes: bytesOfFloats(own) }) as const;
  return writeTensorFile(
    [
      floats(SUMS, [2], Float32Array.of(sums.lossSum, sums.correct)),
      ...values.map(({ name, shape, values: own }) => floats(`${VALUES}${name}`, shape, own)),
      ...[...(masks ?? [])].map(
        ([name, bytes]) =>
          ({ name: `${MASKS}${name}`, dtype: 'U8', shape: [bytes.length], bytes }) as const,
      ),
    ],
    {
      format: FORMAT,
      run,
      stage,
      settings,
      step: String(step),
      epoch: String(epoch),
      masks: masks === null ? 'none' : 'held',
    } satisfies z.input<typeof metadataSchema>,
  );
}

/**
 * The checkpoint in such a file, as copies.
 *
 * @param file how the file is called in errors.
 * @throws UserError when it is damaged, naming file and byte; when it is no checkpoint; and when it
 * belongs to another training, naming the first thing in which that differs.
 */
export function readCheckpoint(bytes: Uint8Array, file: string, key: CheckpointKey): Checkpoint {
  const { tensors, metadata } = readTensorFile(bytes, file, CHECKPOINT);
  const facts = metadataSchema.safeParse(metadata);
  const sums = tensors.find(({ name }) => name === SUMS);
  if (!facts.success || sums?.dtype !== 'F32' || sums.bytes.length !== 8) {
    throw new UserError(
      say`The ${CHECKPOINT.what} ${file} has not the content of one. ${CHECKPOINT.remedy}`,
    );
  }
  requireKey(facts.data, file, key);
  const under = (prefix: string) =>
    tensors
      .filter(({ name }) => name.startsWith(prefix))
      .map((tensor) => ({ ...tensor, name: tensor.name.slice(prefix.length) }));
  const [lossSum, correct] = floatsOfBytes(sums.bytes) as unknown as [number, number];
  return {
    step: facts.data.step,
    epoch: facts.data.epoch,
    sums: { lossSum, correct },
    values: under(VALUES).map(({ name, shape, bytes: own }) => ({
      name,
      shape,
      values: floatsOfBytes(own),
    })),
    masks:
      facts.data.masks === 'none'
        ? null
        : new Map(under(MASKS).map(({ name, bytes: own }) => [name, new Uint8Array(own)])),
  };
}

function requireKey(found: CheckpointKey, file: string, wanted: CheckpointKey): void {
  const differing = (['run', 'stage', 'settings'] as const).find(
    (field) => found[field] !== wanted[field],
  );
  if (differing === undefined) return;
  const words = { run: say`run`, stage: say`stage`, settings: say`settings` };
  throw new UserError(
    say`The ${CHECKPOINT.what} ${file} belongs to another training (${words[differing]}:
      ${found[differing]}, and not ${wanted[differing]}). ${CHECKPOINT.remedy}`,
  );
}
