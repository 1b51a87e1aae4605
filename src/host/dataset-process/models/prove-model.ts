import { UserError } from '../../../contract/errors.ts';
import type { ModelProof } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { TensorFlow } from '../../../engine/tensorflow.ts';
import type { ReadNetwork } from '../../../formats/network.ts';
import { runOnnx } from '../../onnx-runtime/run-onnx.ts';
import type { Batch } from '../../onnx-runtime/run-onnx.ts';
import { differencesOf, requireSame } from './differences.ts';
import { expectedOutputs } from './expected-outputs.ts';
import type { ModelFile } from './model-files.ts';
import type { FoundModel } from './model-kind.ts';
import { ownAnswers } from './own-answers.ts';
import { proofExamples } from './proof-inputs.ts';
import { tfjsAnswers } from './tfjs-answers.ts';

/** What the original makes of some inputs, and who says so. */
interface Reference {
  readonly by: ModelProof['by'];
  readonly who: Sentence | string;
  /** As they lie in the original. */
  readonly inputs: Batch;
  readonly outputs: Batch;
  /** What to do where ours are others; undefined where it can only be a fault of the reading. */
  readonly remedy?: Sentence;
}

/**
 * Holds what was read against the original: against outputs that the user gave, or what another program
 * makes of the same inputs. Null where there is neither.
 *
 * @param macs multiply-accumulates of one example.
 * @throws UserError that names the largest difference and the relative one, where it is another network.
 */
export async function proveModel(
  model: TensorFlow.LayersModel,
  { input, behind }: Pick<ReadNetwork, 'input' | 'behind'>,
  found: FoundModel,
  { expected, macs }: { readonly expected: ModelFile | null; readonly macs: number },
): Promise<ModelProof | null> {
  const classes = Number(model.outputs[0]?.shape.at(-1));
  const reference = expected
    ? expectedOf(expected, input.original, classes)
    : await computedOf(found, () => proofExamples(input.original, macs));
  if (reference === null) return null;
  const { by, who, inputs, outputs, remedy } = reference;
  const { name } = found.main;
  const own = ownAnswers(model, inputs, input, behind);
  if (own.values.length !== outputs.values.length || outputs.shape[1] !== classes) {
    throw new UserError(
      say`${name} gives outputs of the shape [${outputs.shape.join(', ')}], and what was read of it
        [${own.shape.join(', ')}]. Please report it, with the file.`,
    );
  }
  const examples = inputs.shape[0] as number;
  const figures = differencesOf({ expected: outputs.values, found: own.values, examples });
  requireSame(figures, say`What was read of ${name} and ${who}`, remedy);
  return { by, ...figures };
}

function expectedOf(file: ModelFile, shape: readonly number[], classes: number): Reference {
  const { examples, inputs, outputs } = expectedOutputs(file, shape, classes);
  return {
    by: 'expected',
    who: file.name,
    inputs: { shape: [examples, ...shape], values: inputs },
    outputs: { shape: [examples, classes], values: outputs },
    remedy: say`If ${file.name} is not of this very file, make it again: after the network was saved (to export
      it in training mode moves the averages of batch norm), and in inference (model.eval() in PyTorch).
      Otherwise please report it, with both files.`,
  };
}

async function computedOf(
  { kind, main, beside }: FoundModel,
  examples: () => Batch,
): Promise<Reference | null> {
  switch (kind) {
    case 'onnx': {
      const inputs = examples();
      const outputs = await runOnnx(main, beside.map(withoutFolders), inputs);
      return { by: 'onnxruntime', who: 'ONNX Runtime', inputs, outputs };
    }
    case 'tfjs': {
      const inputs = examples();
      const outputs = await tfjsOf({ main, beside }, inputs);
      return outputs && { by: 'tfjs', who: 'TensorFlow.js', inputs, outputs };
    }
    case 'keras':
    case 'h5':
    case 'network':
      return null;
  }
}

/** Null where TensorFlow.js itself cannot load what was converted from newer versions of Keras. */
async function tfjsOf(
  { main, beside }: Pick<FoundModel, 'main' | 'beside'>,
  inputs: Batch,
): Promise<Batch | null> {
  try {
    return await tfjsAnswers(main, beside, inputs);
  } catch {
    return null;
  }
}

function withoutFolders({ name, bytes }: ModelFile): ModelFile {
  return { name: name.split('/').at(-1) ?? name, bytes };
}
