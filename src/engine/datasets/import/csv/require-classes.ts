import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { isNumber } from './cells.ts';
import type { LabelledRows } from './classes.ts';

/** Labels of which nearly every row has another are no classes, where there are so many. */
const FEW = 20;

/**
 * Whether the labels of a table are classes: a number that is to be predicted is none.
 *
 * @param column what the column of the labels is called
 * @throws UserError where they are fractions, or nearly every row has another one
 */
export function requireClasses({ name, labels }: LabelledRows, column: string): void {
  const different = new Set(labels);
  const isFraction = (label: string) => isNumber(label) && !Number.isInteger(Number(label));
  const fraction = labels.find(isFraction);
  const areMany = different.size > FEW && different.size * 2 > labels.length;
  if (fraction === undefined && !areMany) return;
  const told = [...different].slice(0, 3).map((label) => `"${label.slice(0, 40)}"`);
  throw new UserError(
    say`The column "${column}" of ${name} has no classes but ${told} and so on: name a column of
      classes (--label-column), or make classes of these, such as "low" and "high".`,
  );
}
