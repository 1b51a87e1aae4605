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

/**
 * Holds what was read against the original: against outputs that the user gave, or what another program
 * makes of the same inputs. Null where there is neither.
 *
 * @throws UserError that names the largest difference and the relative one, where it is another network.
 */
export async function proveModel(
  model: TensorFlow.LayersModel,
  { input, behind }: Pick<ReadNetwork, 'input' | 'behind'>,
  found: FoundModel,
  expected: ModelFile | null,
): Promise<ModelProof | null> {
  const against = (inputs: Batch, outputs: Batch, by: ModelProof['by'], whose: Sentence) => {
    const own = ownAnswers(model, inputs, input, behind);
    requireAlike(own.shape, outputs.shape, found.main.name);
    const examples = inputs.shape[0] as number;
    const figures = differencesOf({ expected: outputs.values, found: own.values, examples });
    requireSame(figures, whose);
    return { by, ...figures };
  };
  const { name } = found.main;
  if (expected) {
    const classes = Number(model.outputs[0]?.shape.at(-1));
    const { examples, inputs, outputs } = expectedOutputs(expected, input.original, classes);
    return against(
      { shape: [examples, ...input.original], values: inputs },
      { shape: [examples, classes], values: outputs },
      'expected',
      say`What was read of ${name} and ${expected.name}`,
    );
  }
  const inputs = proofExamples(input.original);
  switch (found.kind) {
    case 'onnx': {
      const outputs = await runOnnx(found.main, found.beside.map(withoutFolders), inputs);
      return against(
        inputs,
        outputs,
        'onnxruntime',
        say`What was read of ${name} and ONNX Runtime`,
      );
    }
    case 'tfjs':
    case 'keras':
    case 'h5':
    case 'network':
      return null;
  }
}

function withoutFolders({ name, bytes }: ModelFile): ModelFile {
  return { name: name.split('/').at(-1) ?? name, bytes };
}

function requireAlike(own: readonly number[], other: readonly number[], name: string): void {
  if (own.length === other.length && own.every((size, axis) => size === other[axis])) return;
  throw new UserError(
    say`${name} gives outputs of the shape [${other.join(', ')}], and what was read of it
      [${own.join(', ')}]. Please report it, with the file.`,
  );
}
