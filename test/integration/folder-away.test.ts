import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import { trainingSchema } from '../../src/contract/experiment.ts';
import { openWeightsFolder } from '../../src/host/data-folder/weights-folder.ts';
import { openHost } from '../../src/host/host.ts';
import { startTrainer } from '../../src/host/trainer/trainer.ts';
import { eventsUntilSettled, runToEnd, untilEvent } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

/* Real trainers, which train while what they need is not there. */

async function open(dataDir: string) {
  const host = await openHost({ dataDir, workers: 1, watchMs: 50 });
  onTestFinished(() => host.close());
  return host;
}

const waitsFor = (path: string) => (event: ExperimentEvent) =>
  'progress' in event && event.progress.waits?.path === path;
const weightsOf = (
  runs: readonly { readonly id: string; readonly weightsSha256: string | null }[],
) => runs.map(({ id, weightsSha256 }) => [id, weightsSha256]);

describe('a folder that is moved away and put back', () => {
  it('costs no run and no weights: each is trained once, and comes to what it comes to undisturbed', async () => {
    const scratch = scratchFolder();
    const dataDir = join(scratch, 'data');
    const weights = join(dataDir, 'weights');
    const away = join(scratch, 'away');
    const document = { ...tinyDocument(), training: { epochs: 20, learningRate: 0.1 } };
    const host = await open(dataDir);
    const { id } = await host.client.experiments.start({ document });

    // While the dense baseline is trained: its weights have nowhere to go.
    await untilEvent(host, id, ({ type }) => type === 'point');
    renameSync(weights, away);
    const told = await untilEvent(host, id, waitsFor(weights));
    expect(told).toMatchObject({ progress: { waits: { cause: 'away' }, secondsLeft: null } });
    await untilEvent(
      host,
      id,
      (event) => 'progress' in event && event.progress.active[0]?.waits?.path === weights,
    );
    renameSync(away, weights);
    await untilEvent(host, id, (event) => event.type === 'run' && event.run.status === 'trained');

    // Then the whole folder, database and all.
    renameSync(dataDir, away);
    await untilEvent(host, id, waitsFor(dataDir));
    await expect(host.client.experiments.annotate({ id, notes: 'lost' })).rejects.toThrow(
      `${dataDir} is not there any more`,
    );
    // Nobody has made it anew, which would keep it from being put back.
    expect(existsSync(dataDir)).toBe(false);
    renameSync(away, dataDir);
    await eventsUntilSettled(host, id);
    const { runs } = await host.client.experiments.get({ id });
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual(
      runs.map(() => ['done', 1]),
    );
    const log = await host.client.experiments.log({ id });
    expect(log.map(({ kind }) => kind)).not.toContain('weights-lost');
    await host.close();

    const undisturbed = await runToEnd(await open(join(scratch, 'other')), document);
    expect(weightsOf(runs)).toEqual(weightsOf(undisturbed));
  });
});

it('a run that begins while the folder is away goes on from its checkpoint when it is back, and keeps more', async () => {
  const scratch = scratchFolder();
  const [dataDir, away] = [join(scratch, 'data'), join(scratch, 'away')];
  mkdirSync(join(dataDir, 'checkpoints'), { recursive: true });
  const { dir: weightsDir } = openWeightsFolder(join(dataDir, 'weights'));
  const entry = join(import.meta.dirname, '../../src/host/trainer/main.ts');
  const trainer = startTrainer({ entry, env: process.env });
  onTestFinished(() => trainer.end());
  const { dataset, model } = tinyDocument();
  const training = { ...trainingSchema.parse({ learningRate: 0.1 }), epochs: 40 };
  const task = {
    type: 'train',
    ...{ runId: 'a1', baseline: null, weightsDir, places: {} },
    spec: { dataset, model, training, seed: 0, pruning: null },
    checkpoints: { dir: join(dataDir, 'checkpoints', 'a1'), everyMs: 0 },
  } as const;

  const given = trainer.train(task, ({ type }) => {
    if (type === 'kept') trainer.abort();
  });
  await expect(given).rejects.toThrow('cancelled');

  renameSync(dataDir, away);
  const told: string[] = [];
  const { weightsSha256 } = await trainer.train(task, ({ type }) => {
    if (type === 'waiting') renameSync(away, dataDir);
    told.push(type);
  });
  expect(told.slice(0, 2)).toEqual(['waiting', 'progress']);
  expect(told.indexOf('goes-on')).toBeLessThan(told.indexOf('points'));
  expect(told.indexOf('kept')).toBeGreaterThan(told.indexOf('goes-on'));
  expect(told).not.toContain('checkpoint-trouble');
  const weights = `${weightsSha256}.safetensors`;
  expect(readdirSync(weightsDir)).toContain(weights);

  // Another folder was in the place of this one when it was written.
  rmSync(join(weightsDir, weights));
  await trainer.storeAgain(weightsDir, () => undefined);
  expect(readdirSync(weightsDir)).toContain(weights);
});
