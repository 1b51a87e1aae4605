import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ExampleFormat } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { tf } from '../tensorflow.ts';

type Shape = ExampleFormat['shape'];

/**
 * Height, width and channels of images.
 *
 * @param model which needs them, as a document names it
 * @throws UserError that names both shapes, where the examples are no images
 */
export function imageShape(model: string, shape: Shape): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (shape.length === 3 && height !== undefined && width !== undefined && channels !== undefined) {
    return [height, width, channels];
  }
  throw new UserError(
    say`The model ${model} takes images, [height, width, channels], and the examples of this data set
      are ${shapeText(shape)}: choose the model mlp, which takes any shape, or another data set.`,
  );
}

/**
 * The steps of sequences, and the features of each: those of `[steps, features]`, or the rows of an
 * image and all that is in one.
 *
 * @throws UserError likewise
 */
export function sequenceShape(model: string, shape: Shape): readonly [number, number] {
  const [steps, features, channels = 1] = shape;
  if (steps !== undefined && features !== undefined && shape.length <= 3) {
    return [steps, features * channels];
  }
  throw new UserError(
    say`The model ${model} takes sequences, [steps, features], or images row by row, [height, width,
      channels], and the examples of this data set are ${shapeText(shape)}: choose the model mlp,
      which takes any shape, or another data set.`,
  );
}

/** The input of a model; networks of images call it so since the first version. */
export function inputOf(shape: Shape): TensorFlow.SymbolicTensor {
  return tf.input({ shape: [...shape], name: shape.length === 3 ? 'image' : 'input' });
}

/** `[28, 28, 1]`. */
function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}
