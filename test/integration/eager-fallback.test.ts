import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

test('runs that cannot be recorded are done all the same, and the log says how, for each once', async () => {
  const host = await openHost({
    dataDir: scratchFolder(),
    trainerEntry: join(import.meta.dirname, 'processes', 'javascript-trainer.ts'),
  });
  onTestFinished(() => host.close());
  const { id } = await host.client.experiments.start({ document: tinyDocument() });
  const events = await eventsUntilSettled(host, id);
  const { runs } = await host.client.experiments.get({ id });
  expect(runs.map(({ status, error }) => [status, error])).toEqual([
    ['done', null],
    ['done', null],
    ['done', null],
  ]);
  const log = await host.client.experiments.log({ id });
  const notes = log.filter(({ kind }) => kind === 'noted');
  expect(notes.map(({ runId }) => runId).sort()).toEqual(runs.map((run) => run.id).sort());
  // Whoever watches is told at once, and not when the run has ended.
  const kinds = events.flatMap((event) => (event.type === 'log' ? event.entry.kind : []));
  expect(kinds.indexOf('noted')).toBeGreaterThan(-1);
  expect(kinds.indexOf('noted')).toBeLessThan(kinds.indexOf('trained'));
  for (const { detail, detailSentence } of notes) {
    expect(detail).toContain('Executed operation by operation, since a graph could not repeat it.');
    expect(detailSentence?.template).toContain('Executed operation by operation');
  }
});
