import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { FIRST_NEEDS } from '../../src/contract/answer.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import type { Results } from '../../src/contract/results.ts';
import { parseDocument } from '../../src/host/experiments/parse-document.ts';
import { planRuns } from '../../src/host/experiments/plan.ts';
import { experimentId } from '../../src/host/experiments/versions.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';

/** A folder for each released version: how they were made is told beside them. */
const FOLDERS = join(import.meta.dirname, '../fixtures/data-folders');
const VERSIONS = readdirSync(FOLDERS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What the version said of its experiments. */
function written(version: string): Results[] {
  const dir = join(FOLDERS, version);
  return readdirSync(dir)
    .filter((name) => name.endsWith('results.json'))
    .map((name) => resultsSchema.parse(JSON.parse(readFileSync(join(dir, name), 'utf8'))));
}

it('there is a folder of every release', () => {
  const changes = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8');
  const released = [...changes.matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
  // That of the present version is made once it is released.
  const expected = released.filter((version) => version !== project.version);
  expect(expected.filter((version) => !VERSIONS.includes(version ?? ''))).toEqual([]);
});

describe.each(VERSIONS)('a data folder that %s wrote', (version) => {
  const all = written(version);
  let folder: string;
  let host: Host;
  beforeAll(async () => {
    folder = makeFolder();
    cpSync(join(FOLDERS, version), folder, { recursive: true });
    host = await openHost({ dataDir: folder, work: false });
  });
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  it('has every experiment, with every run as it was', async () => {
    expect(await host.client.experiments.list()).toHaveLength(all.length);
    for (const old of all) {
      const { runs, summary } = await host.client.experiments.get({ id: old.id });
      expect(runs.map(known)).toEqual(old.runs.map(known));
      expect(summary.progress.state).toBe('done');
    }
  });

  it('has every network, to the last bit', () => {
    for (const { weightsSha256, id } of all.flatMap(({ runs }) => runs)) {
      const content = readFileSync(join(folder, 'weights', `${weightsSha256}.safetensors`));
      expect(createHash('sha256').update(content).digest('hex'), id).toBe(weightsSha256);
    }
  });

  it('has nothing computed anew that its documents ask for and it could know', () => {
    for (const old of all) {
      const document = parseDocument(old.document);
      const stored = new Set(old.runs.map(({ id }) => id));
      const anew = planRuns(document).filter(({ id }) => !stored.has(id));
      // Earlier versions did not train the dense network as long as what is pruned.
      expect(anew.filter(({ strategy }) => strategy !== 'dense-continued')).toEqual([]);
      expect(experimentId(document)).toBe(old.id);
    }
  });

  it('is compared, answered, written down and looked through', async () => {
    for (const { id, document } of all) {
      const { series } = await host.client.experiments.comparison({ id });
      expect(new Set(series.map(({ strategy }) => strategy))).toEqual(
        new Set(document.strategies.map((choice) => choice.id)),
      );
      const { considered } = await host.client.experiments.answer({ id, needs: FIRST_NEEDS });
      expect(considered).toBeGreaterThan(0);
      const report = await host.client.experiments.export({ id, format: 'html' });
      expect(report.content).toContain(document.name);
      const curves = await host.client.experiments.curves({ id });
      expect(Object.values(curves).flat().length).toBeGreaterThan(0);
    }
  });
});

/** What the version told of a run: later ones tell more of the same. */
function known({ condition: _later, ...run }: Results['runs'][number]) {
  return run;
}
