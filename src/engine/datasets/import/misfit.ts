import type { Sentence } from '../../../contract/sentence.ts';
import { fileFault } from '../../../archives/named-file.ts';
import type { FoundPart } from './imported-examples.ts';

/** A value that is not what it should be. */
export interface Misfit {
  readonly part: FoundPart;
  readonly index: number;
  readonly value: number;
}

/** @throws Error where there is none */
export function firstWhere(parts: readonly FoundPart[], isIt: (value: number) => boolean): Misfit {
  for (const part of parts) {
    for (let index = 0; index < part.values.length; index++) {
      const value = part.values[index] as number;
      if (isIt(value)) return { part, index, value };
    }
  }
  throw new Error('No value is the one that was looked for.');
}

/** @param finding what is wrong with it, without a full stop */
export function faultAt({ part, index }: Misfit, finding: Sentence) {
  const { file, place } = part.placeOf(index);
  return fileFault(file, place, finding);
}
