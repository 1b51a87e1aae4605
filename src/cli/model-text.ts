import { MIN_VARIATION, OWN_FORMAT } from '../contract/models.ts';
import type { ModelDetails, ModelInfo, ModelProof } from '../contract/models.ts';
import { textOf } from '../contract/sentence.ts';
import { countText } from './figures.ts';

/** The programs that answers are held against. */
const PROGRAMS: Readonly<Record<ModelProof['by'], string>> = {
  onnxruntime: 'ONNX Runtime',
  expected: 'the expected outputs',
  tfjs: 'TensorFlow.js',
  workbench: 'the file, read back by the workbench,',
};

/** How far two programs' answers are from each other: `1.2e-7`. */
export function differenceText(value: number): string {
  return value === 0 ? '0' : value.toExponential(1);
}

/**
 * What was found when a network was held against another program.
 *
 * @param remedy what to do where that proves little
 */
export function proofText(
  proof: ModelProof,
  remedy = 'hold it against inputs of your own, with --expect',
): string {
  const { by, examples, largestDifference, relativeDifference, variation } = proof;
  const found =
    `Held against ${PROGRAMS[by]} on ${countText(examples, 'input')}: the largest difference of an output is ` +
    `${differenceText(largestDifference)}, ${differenceText(relativeDifference)} of the largest output.`;
  if (variation >= MIN_VARIATION) return found;
  return (
    `${found}\nThese inputs are answered nearly alike (by ${differenceText(variation)} of the largest ` +
    `output), so that this proves little: ${remedy}.`
  );
}

/** What to do where nothing was there to hold a network against. */
export function unprovenText({
  name,
  format,
  inputShape,
}: Pick<ModelInfo, 'name' | 'format' | 'inputShape'>): string {
  if (format === OWN_FORMAT) return 'It is the network itself, as the workbench wrote it.';
  return [
    'Nothing was there to hold it against, so that it is not proven to be the same network. In Python, with the',
    'original as "model", in the shape that it takes:',
    `  import numpy`,
    `  x = numpy.random.randn(32, ${inputShape.join(', ')}).astype("float32")`,
    `  numpy.savez("expected.npz", input=x, output=model.predict(x))`,
    `Then import it again: import-model FILE --name "${name}" --expect expected.npz`,
  ].join('\n');
}

/**
 * What a user should know of how a network was read: what was dropped, what is written otherwise, and what
 * cannot be pruned. That the outputs cannot is no news.
 */
export function noteTexts({ notes, keptUnits, structure }: ModelDetails): string[] {
  const read = new Set(structure.edges.map(({ from }) => from));
  const kept = keptUnits
    .filter(({ layer }) => read.has(layer))
    .map(({ layer, reason }) => `${layer}: ${textOf(reason)}, and cannot be removed.`);
  return [...notes.map(({ sentence }) => textOf(sentence)), ...kept];
}
