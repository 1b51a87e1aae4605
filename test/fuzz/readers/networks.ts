import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readKeras } from '../../../src/formats/keras/read-keras.ts';
import { readTfjs } from '../../../src/formats/tfjs/read-tfjs.ts';
import { writeTfjs } from '../../../src/formats/tfjs/write-tfjs.ts';
import { findModel } from '../../../src/host/dataset-process/models/model-kind.ts';
import { readModel } from '../../../src/host/dataset-process/models/read-model.ts';
import { damaged, misdescribed } from '../damage.ts';
import { fixture } from '../fixtures.ts';
import { fuzzReader } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';
import { onnxReaders } from './onnx.ts';

const model = (name: string) => fixture('models', name);
const CONFIG = 'config.json';

/** A .keras file with a description in which some values are others; packed whole, so that it is read. */
function misdescribedKeras(name: string): fc.Arbitrary<Uint8Array> {
  const members = unzipSync(model(name));
  const description: unknown = JSON.parse(strFromU8(members[CONFIG] as Uint8Array));
  return misdescribed(description).map((other) =>
    zipSync({ ...members, [CONFIG]: strToU8(JSON.stringify(other) ?? '') }, { level: 0 }),
  );
}

/** And one whose weights are damaged, packed likewise. */
function damagedWeights(name: string): fc.Arbitrary<Uint8Array> {
  const members = unzipSync(model(name));
  const weights = 'model.weights.h5';
  return damaged(members[weights] as Uint8Array).map((bytes) =>
    zipSync({ ...members, [weights]: bytes }, { level: 0 }),
  );
}

/** A LayersModel in files that any of them may be damaged in. */
async function tfjsFiles() {
  const network = await readKeras(model('keras-lenet.keras'), 'lenet');
  const files = unzipSync(writeTfjs(network).bytes);
  const described: unknown = JSON.parse(strFromU8(files['model.json'] as Uint8Array));
  const weights = files['weights.bin'] as Uint8Array;
  return fc.record({
    json: misdescribed(described).map((other) => strToU8(JSON.stringify(other) ?? '')),
    weights: fc.oneof(fc.constant(weights), damaged(weights)),
    isZipped: fc.boolean(),
  });
}

/** Files that say by their names what their content is not. */
const misnamed = fc.record({
  name: fc.constantFrom('a.onnx', 'a.keras', 'a.h5', 'model.json', 'a.safetensors', 'a.pt', 'a'),
  bytes: damaged(
    ...['keras-mlp.keras', 'keras-mlp.h5', 'mlp-dynamo.onnx', 'mlp-expected.npz'].map(model),
    strToU8('{"modelTopology":{},"weightsManifest":[]}'),
    Uint8Array.of(0x80, 2, 0x7d),
  ),
});

export const networkReaders: readonly FuzzReader[] = [
  ...onnxReaders,
  fuzzReader(
    'keras',
    60,
    () =>
      fc.oneof(
        damaged(model('keras-gru.keras')),
        damagedWeights('keras-mlp.keras'),
        misdescribedKeras('keras-residual.keras'),
        misdescribedKeras('keras-lenet.keras'),
      ),
    (bytes) => readKeras(bytes, 'net.keras'),
  ),
  fuzzReader(
    'hdf5',
    60,
    () => damaged(model('keras-lstm.h5'), model('keras2-nested.h5')),
    (bytes) => readKeras(bytes, 'net.h5'),
  ),
  fuzzReader('tfjs', 60, tfjsFiles, ({ json, weights, isZipped }) => {
    const main = { name: 'model.json', bytes: json };
    const beside = { name: 'weights.bin', bytes: weights };
    if (!isZipped) return readTfjs(main, [beside]);
    const bytes = zipSync({ 'model.json': json, 'weights.bin': weights }, { level: 0 });
    return readTfjs({ name: 'net.zip', bytes }, []);
  }),
  fuzzReader(
    'any network',
    60,
    () => misnamed,
    (file) => readModel(findModel([file])),
  ),
];
