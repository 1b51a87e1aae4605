import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say, type Sentence } from '../../contract/sentence.ts';
import type { Masks } from '../network/weights.ts';
import {
  bytesOfFloats,
  floatsOfBytes,
  readTensorFile,
  writeTensorFile,
  type FileTensor,
  type TensorFileKind,
} from '../tensor-file.ts';
import { readPosition, writePosition } from './position-text.ts';
import { RESULT_VERSION } from './result-version.ts';
import type { RunPosition } from './run-position.ts';
import { UnusableCheckpoint } from './unusable-checkpoint.ts';

const CHECKPOINT: TensorFileKind = {
  what: say`checkpoint`,
  dtypes: ['F32', 'U8'],
  values: say`32-bit floats and masks in bytes`,
  remedy: say`The run begins anew.`,
};

/** To be raised when what is in the file, or what goes on from it, changes. */
const FORMAT = 'pruning-workbench checkpoint 2';

const VALUES = 'values/';
const MASKS = 'masks/';

const metadataSchema = z.strictObject({
  format: z.literal(FORMAT),
  resultVersion: z.literal(String(RESULT_VERSION)),
  run: z.string(),
  position: z.string(),
  /** The names of the masks in each set, as JSON: a set may be empty. */
  masks: z.string(),
});
const maskNamesSchema = z.array(z.array(z.string()));

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
  const text = writePosition(position, numberOf);
  const values = position.training?.checkpoint.values ?? [];
  return writeTensorFile(
    [
      ...values.map(({ name, shape, values: own }): FileTensor => {
        return { name: VALUES + name, dtype: 'F32', shape, bytes: bytesOfFloats(own) };
      }),
      ...sets.flatMap((masks, number) =>
        [...masks].map(([name, bytes]): FileTensor => {
          return { name: maskName(number, name), dtype: 'U8', shape: [bytes.length], bytes };
        }),
      ),
    ],
    {
      format: FORMAT,
      resultVersion: String(RESULT_VERSION),
      run,
      position: text,
      masks: JSON.stringify(sets.map((masks) => [...masks.keys()])),
    } satisfies z.input<typeof metadataSchema>,
  );
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
  if (!facts.success) {
    throw unusable(
      say`The checkpoint of the run ${run} is of another version of the workbench, or none.`,
    );
  }
  if (facts.data.run !== run) {
    throw unusable(say`The checkpoint of the run ${run} is that of the run ${facts.data.run}.`);
  }
  const values = tensors
    .filter(({ name, dtype }) => dtype === 'F32' && name.startsWith(VALUES))
    .map(({ name, shape, bytes: own }) => {
      return { name: name.slice(VALUES.length), shape, values: floatsOfBytes(own) };
    });
  try {
    return readPosition(facts.data.position, masksIn(tensors, facts.data.masks), values);
  } catch (error) {
    throw unusable(
      say`The checkpoint of the run ${run} says nothing that can be understood: ${String(error)}.`,
    );
  }
}

function openFile(bytes: Uint8Array, run: string): ReturnType<typeof readTensorFile> {
  try {
    return readTensorFile(bytes, run, CHECKPOINT);
  } catch (error) {
    if (error instanceof UserError) throw new UnusableCheckpoint(error.reason);
    throw error;
  }
}

function masksIn(tensors: readonly FileTensor[], names: string): Masks[] {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return maskNamesSchema.parse(JSON.parse(names)).map((set, number) => {
    const masks = new Map<string, Uint8Array>();
    for (const name of set) {
      const tensor = byName.get(maskName(number, name));
      if (tensor?.dtype !== 'U8') throw new Error(`There is no mask ${number} of ${name}.`);
      masks.set(name, new Uint8Array(tensor.bytes));
    }
    return masks;
  });
}

function maskName(set: number, name: string): string {
  return `${MASKS}${set}/${name}`;
}

function unusable(finding: Sentence): UnusableCheckpoint {
  return new UnusableCheckpoint(say`${finding} ${CHECKPOINT.remedy}`);
}
