import { createHash } from 'node:crypto';
import { cpSync, existsSync, openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { FIRST_NEEDS } from '../../src/contract/answer.ts';
import { sendArchive } from '../../src/contract/archives.ts';
import type { ExperimentProgress, LogEntry } from '../../src/contract/progress.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import type { Results } from '../../src/contract/results.ts';
import { listBackups, restoreBackup } from '../../src/host/data-folder/restore.ts';
import { parseDocument } from '../../src/host/experiments/parse-document.ts';
import { planRuns } from '../../src/host/experiments/plan.ts';
import { experimentId } from '../../src/host/experiments/versions.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import { openReader } from '../../src/host/reader.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';

/** A folder for each released version: how they were made is told beside them. */
const FOLDERS = join(import.meta.dirname, '../fixtures/data-folders');
const VERSIONS = readdirSync(FOLDERS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Since 0.6.0 they are as a host left them that was killed at work, with all that lies in such a folder. */
const KILLED = VERSIONS.filter((version) => existsSync(join(FOLDERS, version, 'checkpoints')));

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
    const finished = (await host.client.experiments.list()).filter(isDone);
    expect(finished.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
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

describe.each(KILLED)('a data folder in which a host of %s was killed', (version) => {
  const folder = join(FOLDERS, version);
  const copied = () => {
    const copy = scratchFolder();
    cpSync(folder, copy, { recursive: true });
    return copy;
  };
  const opened = async (dataDir: string, work: boolean) => {
    const host = await openHost({ dataDir, work, workers: 2 });
    onTestFinished(() => host.close());
    return host;
  };

  it('has its runs go on from their checkpoints, or says why they begin anew', async () => {
    const dataDir = copied();
    const begun = readdirSync(join(dataDir, 'checkpoints'));
    expect(begun).toHaveLength(2);
    const reader = openReader({ dataDir });
    const [interrupted, ...others] = (await reader.experiments.list()).filter(
      (one) => !isDone(one),
    );
    const id = interrupted?.id ?? '';
    expect(others).toEqual([]);
    const before = (await reader.experiments.log({ id })).map((entry) => entry.id);
    reader.close();

    const host = await opened(dataDir, true);
    const told = async (runId: string) =>
      (await host.client.experiments.log({ id })).filter(
        (entry) => entry.runId === runId && entry.id > Math.max(...before),
      );
    const goesOn = ({ kind, detail }: LogEntry) =>
      kind === 'went-on' && /^from epoch \d+, with [\d.]+ s of work kept$/.test(detail ?? '');
    for (const runId of begun) {
      const kept = readdirSync(join(folder, 'checkpoints', runId)).length / 2;
      await vi.waitUntil(
        async () => {
          const log = await told(runId);
          return (
            log.some(goesOn) || log.filter(({ kind }) => kind === 'checkpoint').length === kept
          );
        },
        { timeout: 60_000, interval: 20 },
      );
    }
  }, 90_000);

  it('gives back a database that was replaced, with what came to the trash meanwhile', async () => {
    const dataDir = copied();
    const replaced = listBackups(dataDir).find(({ backup }) => backup.kind === 'replaced');
    const name = replaced?.backup.name ?? '';
    const [day = ''] = readdirSync(join(folder, 'trash'));
    const thrown = readdirSync(join(folder, 'trash', day));
    expect(restoreBackup(dataDir, name, { now: new Date() })).toMatchObject({
      recovered: thrown.length,
      missing: 0,
    });
    const { client } = await opened(dataDir, false);
    const since = (await client.experiments.list()).find((one) => one.name === 'since');
    expect(since).toSatisfy(isDone);
    const { runs } = await client.experiments.get({ id: since?.id ?? '' });
    const files = runs.map(({ weightsSha256 }) => `${weightsSha256}.safetensors`);
    expect(thrown.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('has an archive that is taken in', async () => {
    const { client } = await opened(scratchFolder(), false);
    const content = await openAsBlob(join(folder, 'table.pruning'));
    await sendArchive(client.archives, { name: 'table.pruning', content }, {});
    const [table] = written(version).filter(({ document }) => document.name === 'table');
    const { runs } = await client.experiments.get({ id: table?.id ?? '' });
    expect(runs.map(takenIn)).toEqual(table?.runs.map(takenIn));
  });
});

const isDone = ({ progress }: { progress: ExperimentProgress }) => progress.state === 'done';

/** What the version told of a run: later ones tell more of the same. */
function known({ condition: _later, ...run }: Results['runs'][number]) {
  return run;
}

/** Each folder numbers its measurements. */
function takenIn(run: Results['runs'][number]) {
  const { metrics, ...rest } = known(run);
  const latency = metrics?.latency && { ...metrics.latency, measurement: null };
  return { ...rest, metrics: { ...metrics, latency } };
}
