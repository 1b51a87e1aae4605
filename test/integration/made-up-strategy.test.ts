import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, removeFolder } from './scratch-folder.ts';

const PROJECT = join(import.meta.dirname, '../..');
const STRATEGIES = 'src/engine/strategies';

/** What test/fixtures/made-up-strategy/look.ts finds. */
interface Found {
  readonly catalogue: unknown;
  readonly form: readonly string[];
  readonly styles: readonly {
    readonly strategy: string;
    readonly colour: string;
    readonly mark: string;
  }[];
  readonly reports: Readonly<Record<'en' | 'zh', string>>;
}

/** The sources again, with a strategy more: one file, and one line. */
describe('a strategy of one file and one line', () => {
  let folder: string;
  beforeAll(() => {
    folder = makeFolder();
    for (const name of ['src', 'test', 'examples', 'package.json', 'vitest.config.ts']) {
      cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    const source = readFileSync(join(PROJECT, 'test/fixtures/made-up-strategy/made-up.ts'), 'utf8');
    const made = source.replace(`../../../${STRATEGIES}/`, './');
    writeFileSync(join(folder, STRATEGIES, 'made-up.ts'), made);
    appendFileSync(
      join(folder, STRATEGIES, 'every.ts'),
      "export { madeUp } from './made-up.ts';\n",
    );
  });
  afterAll(() => removeFolder(folder));

  const run = (file: string, ...args: string[]): string =>
    execFileSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8' });

  it('is pruned by, compared, drawn and reported like any other', () => {
    const { catalogue, form, styles, reports } = JSON.parse(
      run('test/fixtures/made-up-strategy/look.ts', join(folder, 'data')),
    ) as Found;
    expect(catalogue).toMatchObject({ id: 'made-up', family: 'weight', granularity: 'weight' });
    expect(form).toEqual(['scope: choice', 'schedule: variant', 'patience: number']);
    expect(styles.map(({ strategy }) => strategy)).toEqual(['magnitude', 'made-up']);
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(2);
    expect(new Set(styles.map(({ mark }) => mark)).size).toBe(2);
    expect(reports.en).toContain('A made-up strategy');
    expect(reports.en).toContain('patience 7');
    expect(reports.zh).toContain('虚构的策略');
    expect(reports.zh).toContain('耐心 7');
    expect(reports.zh).not.toContain('made-up strategy');
  });

  it('is taken up by the suites that hold for every strategy', () => {
    const vitest = 'node_modules/vitest/vitest.mjs';
    const report = run(
      vitest,
      'run',
      '--project=unit',
      '--testNamePattern=made-up',
      '--reporter=json',
      `${STRATEGIES}/strategies.test.ts`,
      'src/engine/words.test.ts',
    );
    const { numFailedTests, numPassedTests } = JSON.parse(report) as Record<string, number>;
    expect(numFailedTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(20);
  });
});
