import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { ExampleFormat } from '../../datasets/dataset.ts';
import type { Signature } from '../../network/network-file.ts';

/**
 * Whether examples can be given to a network as they are: `as-is`, or `reshaped`, where they only have
 * other axes of one, or are of one channel and the network takes its values one after another.
 *
 * @param name what the network is called.
 * @throws UserError naming both shapes and both numbers of classes, where it takes other examples.
 */
export function fitOf(
  { input, classes }: Signature,
  format: ExampleFormat,
  name: string,
): 'as-is' | 'reshaped' {
  const fit = shapeFit(input, format.shape);
  if (typeof fit === 'string' && classes === format.classes) return fit;
  const remedy =
    typeof fit === 'string'
      ? say`Choose a data set with as many classes, or import a network that was made for these.`
      : fit;
  throw new UserError(
    say`The network "${name}" takes examples of ${shapeText(input)} and gives ${classes} classes; those
      of this data set are ${shapeText(format.shape)} and have ${format.classes} classes. ${remedy}`,
  );
}

/** How the shapes go together, or what to do where they do not. */
function shapeFit(
  takes: readonly number[],
  given: readonly number[],
): 'as-is' | 'reshaped' | Sentence {
  if (equal(takes, given)) return 'as-is';
  if (equal(withoutOnes(takes), withoutOnes(given))) return 'reshaped';
  const isFlat = withoutOnes(takes).length <= 1 && sizeOf(takes) === sizeOf(given);
  if (isFlat && given.length > 1 && given.at(-1) === 1) return 'reshaped';
  return isFlat
    ? say`In which order it takes the values of an example cannot be told: import a network that takes
        ${shapeText(given)} and flattens it itself.`
    : say`Choose a data set whose examples it takes, or import the data set anew in that size.`;
}

/** `[28, 28, 1]`. */
function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

function withoutOnes(shape: readonly number[]): number[] {
  return shape.filter((extent) => extent !== 1);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function equal(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((extent, axis) => extent === other[axis]);
}
