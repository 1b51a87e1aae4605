import { UserError } from '../../../../contract/errors.ts';
import { MAX_CLASSES } from '../../../../contract/dataset-import.ts';
import { say } from '../../../../contract/sentence.ts';
import { MAX_EXAMPLES, requireFewExamples } from '../room.ts';

/** Labels that differ, of which no classes can be made however they are written. */
const MAX_DIFFERENT = 256 * MAX_CLASSES;

/** The labels of a table and where they stand, each text kept once: there may be millions of rows. */
export class Labels {
  /** Of the file. */
  readonly name: string;
  /** What the column is called. */
  readonly column: string;
  /** In the order in which they come first. */
  readonly different: string[] = [];
  #count = 0;
  #numbers = new Int32Array(1024);
  #lines = new Int32Array(1024);
  readonly #numberOf = new Map<string, number>();

  constructor(name: string, column: string) {
    this.name = name;
    this.column = column;
  }

  /** Number of rows. */
  get count(): number {
    return this.#count;
  }

  /**
   * The next row.
   *
   * @param line of the file at which it ends
   * @throws UserError where there are more rows than are taken, or labels that can be no classes
   */
  add(label: string, line: number): void {
    if (this.#count === this.#numbers.length) this.#grow();
    this.#numbers[this.#count] = this.#numberFor(label);
    this.#lines[this.#count] = line;
    this.#count += 1;
  }

  lineOf(row: number): number {
    return this.#lines[row] as number;
  }

  /** The first row with a label. */
  rowOf(label: string): number {
    return this.#numbers.indexOf(this.#numberOf.get(label) ?? -1);
  }

  /** For every row what is made of its label. */
  asClasses(classOf: (label: string) => number): Uint8Array {
    const classes = this.different.map(classOf);
    return Uint8Array.from(this.#numbers.subarray(0, this.#count), (at) => classes[at] as number);
  }

  #numberFor(label: string): number {
    const known = this.#numberOf.get(label);
    if (known !== undefined) return known;
    if (this.different.length === MAX_DIFFERENT) throw noClasses(this);
    this.#numberOf.set(label, this.different.length);
    return this.different.push(label) - 1;
  }

  #grow(): void {
    requireFewExamples(this.name, this.#count + 1);
    const grown = () => new Int32Array(Math.min(MAX_EXAMPLES, 2 * this.#count));
    const [numbers, lines] = [grown(), grown()];
    numbers.set(this.#numbers);
    lines.set(this.#lines);
    [this.#numbers, this.#lines] = [numbers, lines];
  }
}

/** Labels that are none, such as a number that is to be predicted. */
export function noClasses({ name, column, different }: Labels): UserError {
  const told = different.slice(0, 3).map((label) => `"${label.slice(0, 40)}"`);
  return new UserError(
    say`The column "${column}" of ${name} has no classes but ${told} and so on: name a column of
      classes (--label-column), or make classes of these, such as "low" and "high".`,
  );
}
