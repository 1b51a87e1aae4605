import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

it('while data sets are read, for whatever they are read, the host answers others', async () => {
  const folder = scratchFolder();
  const held = join(folder, 'held');
  process.env['WORKBENCH_TEST_HELD'] = held;
  onTestFinished(() => {
    delete process.env['WORKBENCH_TEST_HELD'];
  });
  const open = async () => {
    writeFileSync(held, '');
    const host = await openHost({
      dataDir: join(folder, 'data'),
      datasetProcessEntry: join(import.meta.dirname, 'processes', 'held-dataset-process.ts'),
    });
    onTestFinished(() => host.close());
    return host;
  };
  const told: string[] = [];
  const tell = (what: string) => (result: unknown) => {
    told.push(what);
    return result;
  };

  const host = await open();
  const { experiments, datasets } = host.client;
  const starting = experiments.start({ document: tinyDocument() });
  const asked = [
    starting.then(tell('started')),
    datasets.inspect({ id: 'mnist' }).then(tell('inspected')),
  ];
  expect(await experiments.list()).toEqual([]);
  expect(told).toEqual([]);
  rmSync(held);
  await Promise.all(asked);
  expect(told.toSorted()).toEqual(['inspected', 'started']);
  const { id } = await starting;
  await eventsUntilSettled(host, id);
  await host.close();

  const next = await open();
  const { runs } = await next.client.experiments.get({ id });
  const looking = next.client.runs.details({ id: runs[1]?.id ?? '' }).then(tell('looked'));
  expect(await next.client.experiments.list()).toHaveLength(1);
  expect(told).toHaveLength(2);
  rmSync(held);
  await looking;
  expect(told).toHaveLength(3);
});
