import type { ExamplesKind } from '../../../contract/features.ts';
import { kindOfShape } from '../../../contract/features.ts';
import type { TakenBecause } from '../../../contract/import-findings.ts';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { shapeText, valuesIn } from './imported-examples.ts';
import type { Taken } from './imported-examples.ts';

/** What the user may say of arrays. */
export interface ShapeOptions {
  readonly as?: ExamplesKind | undefined;
  /** `[height, width, channels]` of an image. */
  readonly shape?: readonly [number, number, number] | undefined;
}

/** What the examples of an array are, and the shape of each. */
export interface ShapedExamples {
  readonly taken: Taken;
  readonly shape: readonly number[];
}

/**
 * What the examples of an array `[n, ...shape]` are. Where their values can be brightnesses they are
 * images: `[height, width]`, `[height, width, channels]`, or `[pixels]` of a square. Else, or where the
 * user says so, their values stay as they are: columns of a table, `[steps, features]`, or the numbers of
 * images.
 *
 * @param name of the array, in errors
 * @param ofOne its shape without `n`
 * @param noBrightness why its values are none; undefined where they may be
 * @throws UserError where the shape is none of these, or not what the user says
 */
export function shapedExamples(
  name: string,
  ofOne: readonly number[],
  noBrightness: TakenBecause | undefined,
  { as, shape }: ShapeOptions,
): ShapedExamples {
  if (shape !== undefined) {
    if (as === undefined || as === 'images' || as === 'float-images') {
      return {
        taken: { as: as ?? 'images', because: 'said' },
        shape: reshaped(name, ofOne, shape),
      };
    }
    throw new UserError(
      say`A shape of height, width and channels was given, and the examples were said to be no images:
        leave one of both out.`,
    );
  }
  if (as === 'images') return { taken: { as, because: 'said' }, shape: imageShapeOf(name, ofOne) };
  const plain = plainKind(name, ofOne);
  if (as !== undefined) {
    if (as === plain)
      return { taken: { as, because: 'said' }, shape: withChannelsLast(name, ofOne) };
    throw misshapen(name, ofOne);
  }
  const isSquare = ofOne.length > 1 || Number.isInteger(Math.sqrt(ofOne[0] ?? 0));
  const because = isSquare ? noBrightness : 'count';
  return because === undefined
    ? { taken: { as: 'images', because: 'brightness' }, shape: imageShapeOf(name, ofOne) }
    : { taken: { as: plain, because }, shape: withChannelsLast(name, ofOne) };
}

/** What examples are whose values stay what they are. */
function plainKind(name: string, ofOne: readonly number[]): ExamplesKind {
  const kind = kindOfShape(ofOne);
  if (kind === 'arrays') throw misshapen(name, ofOne);
  return kind === 'images' ? 'float-images' : kind;
}

function imageShapeOf(name: string, ofOne: readonly number[]): readonly number[] {
  const [first = 0, second, third] = ofOne;
  const side = Math.sqrt(first);
  if (ofOne.length === 1 && Number.isInteger(side)) return [side, side, 1];
  if (ofOne.length === 2 && second !== undefined) return [first, second, 1];
  if (ofOne.length === 3 && third !== undefined) return withChannelsLast(name, ofOne);
  throw misshapen(name, ofOne);
}

/**
 * Images as PyTorch has them, channels first, would be taken for images of many channels that are a few
 * pixels high.
 */
function withChannelsLast(name: string, ofOne: readonly number[]): readonly number[] {
  const [first = 0, height, width = 0] = ofOne;
  if (ofOne.length !== 3 || first > 4 || width <= 4) return ofOne;
  throw new UserError(
    say`${name} has examples of ${shapeText(ofOne)}, which looks like ${first} channels before height
      ${height ?? 0} and width ${width}: save numpy.moveaxis(x, 1, -1), or say that this is height,
      width and channels (--shape ${ofOne.join('x')}).`,
  );
}

function reshaped(
  name: string,
  ofOne: readonly number[],
  shape: readonly number[],
): readonly number[] {
  if (valuesIn(ofOne) === valuesIn(shape)) return shape;
  throw new UserError(
    say`${name} has ${valuesIn(ofOne)} values per example, and images of ${shapeText(shape)} have
      ${valuesIn(shape)}.`,
  );
}

function misshapen(name: string, ofOne: readonly number[]): UserError {
  return new UserError(
    say`${name} has the shape [${['n', ...ofOne].join(', ')}]; images are [n, height, width] or [n, height, width,
      channels], or [n, pixels] where they are square and grey; sequences are [n, steps, features],
      and tables [n, columns].`,
  );
}
