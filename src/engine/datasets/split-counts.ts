/** Number of examples in each part of a data set. */
export interface SplitCounts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** The fields of a document that say how much of a data set is used. */
interface Used {
  readonly validationFraction: number;
  readonly maxTrainExamples?: number | undefined;
  readonly maxTestExamples?: number | undefined;
}

/** What these fields leave of a data set of so many training and test examples. */
export function splitCounts(
  all: { readonly trainCount: number; readonly testCount: number },
  used: Used,
): SplitCounts {
  const train = Math.min(all.trainCount, used.maxTrainExamples ?? Infinity);
  const validation = validationCount(train, used.validationFraction);
  return {
    train: train - validation,
    validation,
    test: Math.min(all.testCount, used.maxTestExamples ?? Infinity),
  };
}

/** The same in k-fold cross-validation: tested on a k-th of the training examples. */
export function foldCounts({ train, validation }: SplitCounts, folds: number): SplitCounts {
  const all = train + validation;
  const test = Math.round(all / folds);
  const aside = Math.round(((all - test) * validation) / all);
  return { train: all - test - aside, validation: aside, test };
}

/** How many of `count` training examples are set aside; a share above zero takes at least one. */
export function validationCount(count: number, fraction: number): number {
  return fraction === 0 ? 0 : Math.max(1, Math.round(count * fraction));
}
