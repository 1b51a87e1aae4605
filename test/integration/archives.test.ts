import { cpSync, existsSync, openAsBlob, readdirSync, truncateSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIRST_NEEDS } from '../../src/contract/answer.ts';
import { fetchArchive, sendArchive } from '../../src/contract/archives.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';
import { workbench } from './workbench-process.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/data-folders/0.5.0');

const folder = makeFolder();
const file = join(folder, 'all.pruning');
let source: Host;
let target: Host;
beforeAll(async () => {
  cpSync(FIXTURE, join(folder, 'source'), { recursive: true });
  source = await openHost({ dataDir: join(folder, 'source'), work: false });
  target = await openHost({ dataDir: join(folder, 'target'), work: false });
});
afterAll(async () => {
  await Promise.all([source.close(), target.close()]);
  removeFolder(folder);
});

const idsOf = async ({ client }: Host) => (await client.experiments.list()).map(({ id }) => id);
const send = async (path: string) =>
  sendArchive(
    target.client.archives,
    { name: basename(path), content: await openAsBlob(path) },
    {},
  );

const networks = ({ dataDir }: Host) =>
  ['weights', 'models', 'datasets']
    .flatMap((part) => readdirSync(join(dataDir, part)))
    .filter((name) => name.endsWith('.safetensors'));

/** Everything that is made of an experiment, as both folders tell it. */
async function told({ client }: Host, id: string) {
  const [results, comparison, answer, curves, soundness, csv] = await Promise.all([
    client.experiments.export({ id, format: 'json' }),
    client.experiments.comparison({ id }),
    client.experiments.answer({ id, needs: FIRST_NEEDS }),
    client.experiments.curves({ id }),
    client.experiments.soundness({ id }),
    client.experiments.export({ id, format: 'csv' }),
  ]);
  return { results, comparison, answer, curves, soundness, csv };
}

describe('an archive of experiments', () => {
  it('is written by the command line while a workbench is at work in the folder', async () => {
    const ids = await idsOf(source);
    const written = await workbench(
      ...['export-archive', ...ids, '--output', file, '--with-data'],
      ...['--data-dir', source.dataDir],
    );
    expect(written.exitCode, written.stderr).toBe(0);
    expect(written.stdout).toContain('3 experiments, 10 runs and 12 files');
    expect(readdirSync(folder)).toEqual(['all.pruning', 'source', 'target']);
  });

  it('is refused where a part is missing, and nothing has changed', async () => {
    const cut = join(folder, 'cut.pruning');
    cpSync(file, cut);
    truncateSync(cut, (await stat(file)).size - 1);
    await expect(send(cut)).rejects.toMatchObject({ code: 'USER_ERROR' });
    expect(await idsOf(target)).toEqual([]);
    expect(networks(target)).toEqual([]);
  });

  it('makes of an empty folder one that says the same', async () => {
    const arrived = await send(file);
    expect(arrived.experiments.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
    const ids = await idsOf(source);
    expect(await idsOf(target)).toEqual(ids);
    for (const id of ids) expect(await told(target, id)).toEqual(await told(source, id));
    expect(networks(target)).toEqual(networks(source));
    expect((await target.client.datasets.list()).at(-1)?.name).toBe('iris');
    expect((await target.client.models.list())[0]?.name).toBe('own');
  });

  it('is named in the log of what it brought', async () => {
    const [id = ''] = await idsOf(target);
    const log = await target.client.experiments.log({ id });
    expect(log.at(-1)?.detail).toMatch(/^Imported from the archive all\.pruning, made on /);
  });

  it('is fetched from a workbench in parts, and leaves nothing there', async () => {
    const ids = await idsOf(target);
    const parts: Blob[] = [];
    let name = '';
    const fetched = await fetchArchive(
      target.client.archives,
      { ids },
      {
        begin: (fileName) => Promise.resolve((name = fileName) !== ''),
        add: (bytes) => Promise.resolve(void parts.push(bytes)),
        end: () => Promise.resolve(),
        discard: () => Promise.resolve(),
      },
      {},
    );
    expect(name).toMatch(/^3-experiments-\d{4}-\d{2}-\d{2}\.pruning$/);
    expect(new Blob(parts).size).toBe(fetched?.archive.sizeBytes);
    expect(readdirSync(join(target.dataDir, 'archives', 'uploads'))).toEqual([]);
  });

  it('that is given up leaves nothing', async () => {
    const giving = new AbortController();
    const sending = sendArchive(
      target.client.archives,
      { name: 'all.pruning', content: await openAsBlob(file) },
      { onSending: ({ reading }) => reading && giving.abort(), signal: giving.signal },
    );
    await expect(sending).rejects.toThrow();
    await expect.poll(() => readdirSync(join(target.dataDir, 'archives', 'uploads'))).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });
});
