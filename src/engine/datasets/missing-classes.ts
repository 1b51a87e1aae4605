import type { Dataset } from './dataset.ts';
import { countsOf } from './stratified.ts';

/** The classes, by their numbers, that a part lacks though another part has them. */
export interface MissingClasses {
  readonly train: readonly number[];
  /** None where nothing is set aside. */
  readonly validation: readonly number[];
  readonly test: readonly number[];
}

export function missingClasses({ train, validation, test }: Dataset): MissingClasses {
  const counts = (set: Pick<Dataset['train'], 'labels'> | null) =>
    countsOf(set?.labels ?? new Uint8Array(), train.classes);
  const parts = { train: counts(train), validation: counts(validation), test: counts(test) };
  const occur = parts.train
    .map((_, label) => label)
    .filter((label) => Object.values(parts).some((part) => (part[label] as number) > 0));
  const lacking = (part: readonly number[]) => occur.filter((label) => part[label] === 0);
  return {
    train: lacking(parts.train),
    validation: validation === null ? [] : lacking(parts.validation),
    test: lacking(parts.test),
  };
}
