import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import { openHost } from '../../src/host/host.ts';
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
