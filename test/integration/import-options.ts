import { join } from 'node:path';
import { expect } from 'vitest';
import { refusal } from './command-line.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

interface Hands {
  /** Imports a file with options, and gives what is printed. */
  imports(...args: string[]): Promise<string>;
  /** Writes lines into a CSV file, and gives its path. */
  csvFile(name: string, lines: readonly string[]): string;
  /** Ten lines of so many pixels, each after what stands before it. */
  rows(pixels: number, before: (line: number) => string): string[];
  classOf(line: number): string;
}

/** For each option of `import-dataset` a test of what it does. */
export function importEffects({
  imports,
  csvFile,
  rows,
  classOf,
}: Hands): Record<string, () => Promise<void>> {
  return {
    async 'import-dataset --classes'() {
      const file = join(fixtures, 'cases/text-classes.csv');
      expect(await imports(file, '--classes', 'Katze,Hund')).toContain('Katze: 2 + 0, Hund: 1 + 1');
      expect(await refusal(imports(file, '--classes', 'a,b,c'))).toContain('3 names of classes');
    },
    async 'import-dataset --range'() {
      const file = csvFile('dark', rows(4, classOf));
      expect(await imports(file)).toContain('255 is white');
      expect(await imports(file, '--range', '0,16')).toContain('16 is white');
    },
    async 'import-dataset --clip'() {
      const file = join(fixtures, 'cases/one-value-above-1.npz');
      expect(await refusal(imports(file))).toContain('1.0000001');
      expect(await imports(file, '--clip')).toContain('One value outside was clipped');
    },
    async 'import-dataset --no-stratify'() {
      const file = csvFile('plain', rows(4, classOf));
      expect(await imports(file)).toContain('of every class by its share');
      expect(await imports(file, '--no-stratify')).toContain('whatever its classes');
    },
    async 'import-dataset --label-column'() {
      const file = csvFile('words', ['kind,place,size', 'no,here,1', 'yes,there,2', 'no,here,3']);
      expect(await refusal(imports(file))).toContain('which column of');
      expect(await imports(file, '--label-column', 'kind')).toContain('no: 1 + 1, yes: 1 + 0');
    },
    async 'import-dataset --as'() {
      const file = csvFile('square', rows(4, classOf));
      const asked = ['--as', 'table', '--label-column', '1'];
      expect(await imports(file, ...asked)).toContain('rows of a table with 4 features');
    },
    async 'import-dataset --categorical-columns'() {
      const file = csvFile('months', ['month,label', '1,0', '2,1', '1,0', '2,1']);
      expect(await imports(file, '--categorical-columns', '1')).toContain('"month" (2)');
    },
    async 'import-dataset --without-incomplete-rows'() {
      const file = csvFile('gaps', ['size,label', '1,0', 'NA,1', '1,0', '2,1', '3,1']);
      expect(await refusal(imports(file))).toContain('no value in column 1 ("size"), but "NA"');
      expect(await imports(file, '--without-incomplete-rows')).toContain('missing in them: 1.');
    },
    async 'import-dataset --without-columns'() {
      const file = csvFile('index', [
        ',label,a,b,c,d',
        ...rows(4, (line) => `${line},${line % 2}`),
      ]);
      expect(await refusal(imports(file))).toContain('--without-columns 1');
      expect(await imports(file, '--without-columns', '1')).toContain('Left out: 1.');
    },
    async 'import-dataset --shape'() {
      const file = csvFile('wide', rows(6, classOf));
      expect(await imports(file, '--shape', '1x2x3')).toContain('of 1 x 2 x 3, 2 classes');
    },
    async 'import-dataset --resize'() {
      const folder = join(fixtures, 'cases/png-folder');
      expect(await imports(folder, '--resize', '4x6')).toContain('of 4 x 6 x 1, 2 classes');
    },
    async 'import-dataset --channels'() {
      const folder = join(fixtures, 'cases/png-folder');
      expect(await imports(folder, '--channels', '3')).toContain('of 8 x 8 x 3, 2 classes');
    },
  };
}
