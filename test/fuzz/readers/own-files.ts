import { strFromU8, strToU8 } from 'fflate';
import fc from 'fast-check';
import {
  readDatasetFile,
  writeDatasetFile,
} from '../../../src/engine/datasets/import/dataset-file.ts';
import { readNetworkFile, writeNetworkFile } from '../../../src/engine/network/network-file.ts';
import {
  readCheckpointFile,
  writeCheckpointFile,
} from '../../../src/engine/runs/checkpoint-file.ts';
import { damaged, misdescribed } from '../damage.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

const part = { count: 2, values: new Uint8Array(8), labels: Uint8Array.of(0, 1) };
const floats = { ...part, values: new Float32Array(8) };
const features = ['a', 'b', 'c'].map((name) => ({ name, categories: null }));
const category = { name: 'd', categories: ['x'] };
const images = writeDatasetFile({
  shape: [2, 2, 1],
  classNames: ['a', 'b'],
  train: part,
  test: part,
});
const table = writeDatasetFile({
  shape: [4],
  classNames: ['a', 'b'],
  features: [...features, category],
  train: floats,
  test: floats,
});
const values = [
  { name: 'dense/kernel', shape: [3, 4], values: new Float32Array(12) },
  { name: 'dense/bias', shape: [4], values: new Float32Array(4) },
];
const masks = new Map([['dense/kernel', Uint8Array.of(1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1)]]);
const network = writeNetworkFile({
  topology: { class_name: 'Sequential', config: { layers: [] } },
  values,
  masks,
  thinnedFrom: { dense: { units: 6, kept: [0, 1, 2, 3] } },
  provenance: { run: 'r' },
  signature: { input: [3], classes: 4 },
});
const RUN = 'r';
const course = { removed: { step: 3, masks }, oneShotAccuracy: 0.5, ahead: null };
const checkpoint = writeCheckpointFile(
  {
    execution: 'compiled',
    work: { stages: [{ stage: 'fine-tune', seconds: 1 }], done: 1, total: 2 },
    points: [],
    course: { ...course, ahead: { removed: null, oneShotAccuracy: null, ahead: null } },
    training: {
      milliseconds: 5,
      checkpoint: { step: 3, epoch: 1, sums: { lossSum: 1, correct: 2 }, masks, values },
    },
  },
  RUN,
);

/** A file in whose header, which is JSON with JSON in it, some values are others. */
function misheaded(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(strFromU8(file.subarray(8, 8 + length))) as Header;
  const texts = header.__metadata__ ?? {};
  const opened = {
    ...header,
    __metadata__: Object.fromEntries(Object.entries(texts).map(opening)),
  };
  return misdescribed(opened).map((other) => headed(closed(other), file.subarray(8 + length)));
}
interface Header {
  readonly __metadata__?: Readonly<Record<string, string>>;
}

function opening([name, text]: readonly [string, string]): [string, unknown] {
  return /^[[{]/.test(text) ? [name, JSON.parse(text)] : [name, text];
}

function closed(header: unknown): unknown {
  const texts: unknown = (header as Header | null)?.__metadata__;
  if (typeof texts !== 'object' || texts === null) return header;
  const written = Object.entries(texts).map(([name, value]): [string, unknown] =>
    typeof value === 'object' && value !== null ? [name, JSON.stringify(value)] : [name, value],
  );
  return { ...(header as object), __metadata__: Object.fromEntries(written) };
}

function headed(header: unknown, data: Uint8Array): Uint8Array {
  const text = strToU8(JSON.stringify(header) ?? '');
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  return new Uint8Array(Buffer.concat([length, text, data]));
}

function ownFile(
  name: string,
  files: readonly Uint8Array[],
  read: (bytes: Uint8Array) => unknown,
): FuzzReader {
  return fuzzReader(name, 120, () => fc.oneof(damaged(...files), ...files.map(misheaded)), read);
}

export const ownFileReaders: readonly FuzzReader[] = [
  ownFile('data set file', [images, table], (bytes) => readDatasetFile(bytes, 'set.safetensors')),
  ownFile('network file', [network], (bytes) => readNetworkFile(bytes, 'net.safetensors')),
  ownFile('checkpoint', [checkpoint], (bytes) => readCheckpointFile(bytes, RUN)),
];
