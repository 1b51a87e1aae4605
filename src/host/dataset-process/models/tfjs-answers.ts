import { z } from 'zod';
import { tf } from '../../../engine/tensorflow.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';
import type { ModelFile } from './model-files.ts';
import { inParts } from './own-answers.ts';

/** What of `model.json` tfjs is handed; that it is one was checked by the reader. */
const modelSchema = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.looseObject({
          name: z.string(),
          shape: z.array(z.int()),
          dtype: z.enum(['float32', 'int32', 'bool']),
        }),
      ),
    }),
  ),
});

/**
 * What TensorFlow.js makes of examples by a LayersModel, which it loads itself: nothing of ours has a hand
 * in it.
 *
 * @param main `model.json`.
 * @param beside where its weights are.
 * @throws what tfjs throws where it cannot load the model.
 */
export async function tfjsAnswers(
  main: ModelFile,
  beside: readonly ModelFile[],
  examples: Batch,
): Promise<Batch> {
  const { modelTopology, weightsManifest } = modelSchema.parse(
    JSON.parse(new TextDecoder().decode(main.bytes)),
  );
  const paths = weightsManifest.flatMap((group) => group.paths);
  const parts = paths.map((path) => {
    const found = beside.find(({ name }) => lastPart(name) === lastPart(path));
    if (found) return found.bytes;
    throw new Error(`There is no file ${path}.`);
  });
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: new Uint8Array(Buffer.concat(parts)).buffer,
    }),
  );
  try {
    return inParts(examples, (part) => model.predict(part) as TensorFlow.Tensor);
  } finally {
    model.dispose();
  }
}

function lastPart(path: string): string | undefined {
  return path.split('/').at(-1);
}
