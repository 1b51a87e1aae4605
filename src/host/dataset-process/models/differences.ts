import { UserError } from '../../../contract/errors.ts';
import { MAX_RELATIVE_DIFFERENCE } from '../../../contract/models.ts';
import type { ModelProof } from '../../../contract/models.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

/** What two programs gave for the same inputs, row by row. */
export interface TwoAnswers {
  readonly expected: ArrayLike<number>;
  readonly found: ArrayLike<number>;
  readonly examples: number;
}

/**
 * How far two answers are from each other: at most, and as a share of the largest that is expected; and how
 * far the expected ones are from each other.
 */
export function differencesOf({ expected, found, examples }: TwoAnswers): Omit<ModelProof, 'by'> {
  let largest = 0;
  let scale = 0;
  for (let index = 0; index < expected.length; index++) {
    const wanted = expected[index] as number;
    // NaN is passed on by both, and never fits.
    largest = Math.max(largest, Math.abs(wanted - (found[index] as number)));
    scale = Math.max(scale, Math.abs(wanted));
  }
  return {
    examples,
    largestDifference: largest,
    relativeDifference: largest === 0 ? 0 : largest / scale,
    variation: scale === 0 ? 0 : widestRange(expected, examples) / scale,
  };
}

/** Of the outputs that in which the examples are furthest apart. */
function widestRange(outputs: ArrayLike<number>, examples: number): number {
  const width = outputs.length / examples;
  let widest = 0;
  for (let output = 0; output < width; output++) {
    let least = Infinity;
    let most = -Infinity;
    for (let index = output; index < outputs.length; index += width) {
      least = Math.min(least, outputs[index] as number);
      most = Math.max(most, outputs[index] as number);
    }
    widest = Math.max(widest, most - least);
  }
  return widest;
}

/**
 * @param whose the programs whose answers differ, as the subject of the sentence.
 * @param remedy what to do then.
 * @throws UserError that names both figures where the answers differ by more than is rounding.
 */
export function requireSame(
  { largestDifference, relativeDifference }: Omit<ModelProof, 'by'>,
  whose: Sentence,
  remedy: Sentence = say`Please report it, with the file.`,
): void {
  if (relativeDifference <= MAX_RELATIVE_DIFFERENCE) return;
  throw new UserError(
    say`${whose} give different answers: they differ by up to ${figure(largestDifference)}, which is
      ${figure(relativeDifference)} of the largest output, and ${MAX_RELATIVE_DIFFERENCE} is allowed.
      ${remedy}`,
  );
}

function figure(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(3) : String(value);
}
