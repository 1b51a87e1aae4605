import { isNumber } from './cells.ts';
import { noClasses } from './labels.ts';
import type { Labels } from './labels.ts';

/** Labels of which nearly every row has another are no classes, where there are so many. */
const FEW = 20;

/**
 * Whether the labels of a table are classes: a number that is to be predicted is none.
 *
 * @throws UserError where they are fractions, or nearly every row has another one
 */
export function requireClasses(labels: Labels): void {
  const { different, count } = labels;
  const isFraction = (label: string) => isNumber(label) && !Number.isInteger(Number(label));
  const areMany = different.length > FEW && different.length * 2 > count;
  if (different.some(isFraction) || areMany) throw noClasses(labels);
}
