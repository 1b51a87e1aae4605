import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { splitOfName } from '../split-of-name.ts';

/** One file, or one to train and one to test on. */
export interface CsvFiles {
  readonly train: NamedFile;
  readonly test: NamedFile | null;
}

/** @throws UserError where their names do not tell which is which */
export function trainAndTest(files: readonly NamedFile[]): CsvFiles {
  const names = files.map(({ name }) => name);
  if (files.length === 1) return { train: files[0] as NamedFile, test: null };
  const tests = files.filter(({ name }) => splitOfName(name) === 'test');
  const others = files.filter((file) => !tests.includes(file));
  if (files.length !== 2 || tests.length !== 1) {
    throw new UserError(
      say`It cannot be told which of ${names} is what: choose one CSV file, or two of which one
        has "test" in its name.`,
    );
  }
  return { train: others[0] as NamedFile, test: tests[0] as NamedFile };
}
