import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { floorZones } from './floors.mjs';

const project = join(import.meta.dirname, '..', '..');

describe('the floors of a folder', () => {
  /** @type {string} */
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'floors-'));
    for (const file of ['ground/a.ts', 'upper/deep/b.vue', 'top.ts', 'top.test.ts', 'icon.svg']) {
      mkdirSync(join(root, file, '..'), { recursive: true });
      writeFileSync(join(root, file), '');
    }
    mkdirSync(join(root, 'left-over'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('let each import from itself and from those below', () => {
    const zones = floorZones(root, [
      ['ground', 'Ground.'],
      ['upper', 'Upper.'],
      ['top.ts', 'Top.'],
    ]);
    expect(zones.map(({ except }) => except)).toEqual([
      ['./ground'],
      ['./ground', './upper'],
      ['./ground', './upper', './top.ts'],
    ]);
  });

  it('are asked for of every entry that has a module, and of no other', () => {
    expect(() =>
      floorZones(root, [
        ['ground', ''],
        ['top.ts', ''],
      ]),
    ).toThrow('has upper without a floor');
    expect(() =>
      floorZones(root, [
        ['ground', ''],
        ['upper', ''],
        ['top.ts', ''],
        ['left-over', ''],
      ]),
    ).toThrow('has a floor for left-over, and nothing stands there');
  });
});

describe('the order among folders', () => {
  const rule = 'import-x/no-restricted-paths';
  // As it is configured, but without types, which the rule asks nothing of.
  const eslint = new ESLint({
    cwd: project,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => ruleId === rule,
  });
  /** @param {string} filePath @param {string} code */
  async function wrongImports(filePath, code) {
    const [result] = await eslint.lintText(code, { filePath: join(project, filePath) });
    return (result?.messages ?? [])
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ message }) => message);
  }

  it.each([
    ['src/host/trainer/messages.ts', "import type { Scheduler } from '../queue/scheduler.ts';"],
    ['src/host/procedures/check.ts', "export const late = import('../router.ts');"],
    ['src/host/catalogue/catalogue.ts', "import { openHost } from '../host.ts';"],
    ['src/renderer/stores/draft.ts', "import { useNames } from '../composables/use-names.ts';"],
  ])('is kept in %s', async (file, code) => {
    expect(await wrongImports(file, code)).toEqual([
      expect.stringContaining('It imports from its own floor or below'),
    ]);
  });

  it('is free downwards, and for tests', async () => {
    const up = "import type { Scheduler } from '../queue/scheduler.ts';";
    expect(await wrongImports('src/host/trainer/trainer.test.ts', up)).toEqual([]);
    const down = "import type { Outcome } from '../trainer/messages.ts';";
    expect(await wrongImports('src/host/queue/run-queue.ts', down)).toEqual([]);
  });
});
