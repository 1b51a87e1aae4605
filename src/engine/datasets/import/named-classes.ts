import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';

/** The names of classes, and which number each of the files' own numbers becomes. */
export interface NamedClasses {
  readonly names: readonly string[];
  /** Null where every class keeps its number. */
  readonly numbers: readonly number[] | null;
}

/**
 * What the classes are called. Names that the user gives are those of the classes in the order of
 * their numbers; where they are the files' own names in another order, classes are numbered anew, so
 * that no image comes under another name.
 *
 * @param found the names in the files, if they have any
 * @param needed classes that the labels need
 * @throws UserError where the names that were given are too few, too many or not different, or there
 * is one class only
 */
export function namedClasses(
  found: readonly string[] | null,
  needed: number,
  asked: readonly string[] | undefined,
): NamedClasses {
  const own = found ?? Array.from({ length: needed }, (_, number) => String(number));
  if (own.length < 2) {
    throw new UserError(say`All examples are of one class: there is nothing to tell apart.`);
  }
  if (asked === undefined) return { names: own, numbers: null };
  if (asked.length !== own.length) {
    throw new UserError(
      say`${asked.length} names of classes were given, and there are ${own.length} classes.`,
    );
  }
  const twice = asked.find((name, index) => asked.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UserError(say`Two classes were given the name "${twice}": name each otherwise.`);
  }
  const reordered = found?.every((name) => asked.includes(name)) === true;
  return { names: asked, numbers: reordered ? found.map((name) => asked.indexOf(name)) : null };
}

/** @throws UserError where training examples are of one class, whatever other classes there are */
export function requireTwoClasses(labels: Uint8Array, names: readonly string[]): void {
  const [first = 0] = labels;
  if (labels.some((label) => label !== first)) return;
  throw new UserError(
    say`All training examples are of the class "${names[first] ?? ''}": there is nothing to tell apart.`,
  );
}
