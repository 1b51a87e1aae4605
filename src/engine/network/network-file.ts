import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { bytesOfFloats, floatsOfBytes, readTensorFile, writeTensorFile } from '../tensor-file.ts';
import type { FileTensor, TensorFileKind } from '../tensor-file.ts';
import { packBits, unpackBits } from './packed-bits.ts';
import type { NamedValues } from './variables.ts';
import type { Masks } from './weights.ts';

/** Of a network that was thinned: by group, how many units there were and which of them are left. */
export type ThinnedFrom = Readonly<
  Record<string, { readonly units: number; readonly kept: readonly number[] }>
>;

/** Where a network comes from: from a run of the workbench, by its id, or from other files. */
export type Provenance = { readonly run: string } | { readonly imported: ImportedFrom };

/** What a network was read from. Neither names nor times: equal files give equal networks. */
export interface ImportedFrom {
  /** E.g. `ONNX`. */
  readonly format: string;
  /** Who wrote the files, where they say so. */
  readonly producer: string | null;
  /** SHA-256 of each of the files, in the order of these. */
  readonly sha256: readonly string[];
  /** The original's `[3, 32, 32]`, without the batch, and for each axis of ours the axis of it. */
  readonly input: { readonly original: readonly number[]; readonly axes: readonly number[] };
  /** What stood behind the logits, and is left away. */
  readonly behind: 'softmax' | 'log-softmax' | null;
}

/** What a network takes in and gives out. */
export interface Signature {
  /** Of one example, channels last, without the batch. */
  readonly input: readonly number[];
  /** Logits: one for each class. */
  readonly classes: number;
}

/** A network as a thing of its own: what a run starts from, ends with, is measured on and shown. */
export interface Network {
  /** The layers as tfjs-layers writes them (`model.toJSON`). Version 0.1.0 stored none: null. */
  readonly topology: object | null;
  readonly values: readonly NamedValues[];
  /** Of tensors from which something is removed. A kept weight may be zero; nothing is guessed. */
  readonly masks: Masks;
  /** Null where no unit is physically gone. */
  readonly thinnedFrom: ThinnedFrom | null;
  /** Null where it is not known. */
  readonly provenance: Provenance | null;
  /** Of an imported one, so that it can be told from the file's beginning; left out of a run's. */
  readonly signature?: Signature;
}

/** The file of a network, as errors call it. */
export const NETWORK: TensorFileKind = {
  what: say`weights file`,
  dtypes: ['F32', 'U8'],
  values: say`32-bit floats and masks`,
  remedy: say`Restore it from a copy, or run the experiment again.`,
};

/** A mask stands beside its tensor under this name, a bit per weight, the lowest bit first. */
const MASK = '.mask';

const importedFromSchema = z.object({
  format: z.string(),
  producer: z.string().nullable(),
  sha256: z.array(z.string()),
  input: z.object({ original: z.array(z.int()), axes: z.array(z.int()) }),
  behind: z.enum(['softmax', 'log-softmax']).nullable(),
});

const metadataSchema = z.object({
  topology: z.string().transform(jsonObject).optional(),
  thinnedFrom: z
    .string()
    .transform(jsonObject)
    .pipe(z.record(z.string(), z.object({ units: z.int(), kept: z.array(z.int()) })))
    .optional(),
  provenance: z
    .string()
    .transform(jsonObject)
    .pipe(z.union([z.object({ run: z.string() }), z.object({ imported: importedFromSchema })]))
    .optional(),
  signature: z
    .string()
    .transform(jsonObject)
    .pipe(z.object({ input: z.array(z.int().min(1)).min(1), classes: z.int().min(2) }))
    .optional(),
});

/**
 * A network as one safetensors file: values as 32-bit floats, masks as bits, and the rest as JSON
 * texts in its metadata. Equal networks give equal bytes.
 */
export function writeNetworkFile(network: Network): Uint8Array {
  const { topology, values, masks, thinnedFrom, provenance, signature = null } = network;
  const texts = Object.entries({ topology, thinnedFrom, provenance, signature }).flatMap(
    ([name, content]) => (content === null ? [] : [[name, JSON.stringify(content)] as const]),
  );
  return writeTensorFile(
    [...valueTensors(values), ...[...masks].flatMap(maskTensor)],
    Object.fromEntries(texts),
  );
}

/** What a network's weights alone are as a safetensors file: its size is that of the network. */
export function writeWeights(values: readonly NamedValues[]): Uint8Array {
  return writeTensorFile(valueTensors(values));
}

/**
 * The network in a file of this version, or of 0.1.0, which has values alone.
 *
 * @param file how the file is called in errors.
 * @throws UserError naming the file and, where possible, the byte at which it goes wrong.
 */
export function readNetworkFile(bytes: Uint8Array, file: string): Network {
  const { tensors, metadata } = readTensorFile(bytes, file, NETWORK);
  const texts = readNetworkTexts(metadata, file);
  const values = tensors.filter(({ dtype }) => dtype === 'F32').map(namedValues);
  const sizes = new Map(values.map((entry) => [entry.name, entry.values.length]));
  const { topology = null, thinnedFrom = null, provenance = null, signature } = texts;
  return {
    ...(signature && { signature }),
    topology,
    values,
    masks: new Map(
      tensors.flatMap(({ name, dtype, bytes: bits }) =>
        dtype === 'U8' ? [maskOf(name, bits, sizes, file)] : [],
      ),
    ),
    thinnedFrom,
    provenance,
  };
}

/**
 * What a file says of its network beside the values.
 *
 * @throws UserError naming the file.
 */
export function readNetworkTexts(
  metadata: Readonly<Record<string, string>>,
  file: string,
): z.infer<typeof metadataSchema> {
  const texts = metadataSchema.safeParse(metadata);
  if (texts.success) return texts.data;
  const [issue] = texts.error.issues;
  throw new UserError(
    say`The ${NETWORK.what} ${file} says something of its network that cannot be read
      (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). ${NETWORK.remedy}`,
  );
}

function valueTensors(values: readonly NamedValues[]): FileTensor[] {
  return values.map(({ name, shape, values: own }) => ({
    name,
    dtype: 'F32',
    shape,
    bytes: bytesOfFloats(own),
  }));
}

/** Where nothing is removed there is none. */
function maskTensor([name, mask]: readonly [string, Uint8Array]): FileTensor[] {
  if (!mask.includes(0)) return [];
  const bytes = packBits(mask);
  return [{ name: name + MASK, dtype: 'U8', shape: [bytes.length], bytes }];
}

function namedValues({ name, shape, bytes }: FileTensor): NamedValues {
  return { name, shape, values: floatsOfBytes(bytes) };
}

function maskOf(
  tensor: string,
  bits: Uint8Array,
  sizes: ReadonlyMap<string, number>,
  file: string,
): readonly [string, Uint8Array] {
  const name = tensor.slice(0, -MASK.length);
  const size = sizes.get(name);
  if (!tensor.endsWith(MASK) || size === undefined || bits.length !== Math.ceil(size / 8)) {
    throw new UserError(
      say`The ${NETWORK.what} ${file} has a mask ${tensor} of ${bits.length} bytes that fits none
        of its tensors. ${NETWORK.remedy}`,
    );
  }
  return [name, unpackBits(bits, size)];
}

function jsonObject(text: string, context: z.RefinementCtx): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, as what is JSON but no object.
  }
  context.addIssue({ code: 'custom', message: 'is not a JSON object' });
  return z.NEVER;
}
