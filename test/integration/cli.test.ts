import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { openHost } from '../../src/host/host.ts';
import { say } from './command-line.ts';
import { scratchFolder } from './scratch-folder.ts';
import { letIn } from './let-in.ts';
import { tinyDocument } from './tiny-document.ts';
import { startWorkbench, workbench } from './workbench-process.ts';

/** Writes a document and returns the folder, the file and a data folder that is not there yet. */
function given(document: unknown) {
  const folder = scratchFolder();
  const file = join(folder, 'experiment.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return { folder, file, data: join(folder, 'data') };
}

describe('the command line', () => {
  it('says its version and its help', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await workbench('--version')).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
    const help = await workbench('--help');
    expect(help.exitCode).toBe(0);
    for (const word of ['run', 'list', 'show', 'export', 'measure', 'archive', 'purge', 'serve']) {
      expect(help.stdout).toContain(word);
    }
    expect(help.stdout).toContain('Example:');
    expect((await workbench('run', '--help')).stdout).toContain('--out');
  });

  it.each([
    [['rum'], 'Did you mean run?'],
    [['list', '--data-dri', 'x'], 'Did you mean --data-dir?'],
    [['run'], 'file'],
    [['export', '4f', '--format', 'xml'], 'html, pdf, md, tex, csv, json'],
    [['serve', '--port', '70000'], '65535'],
    [['run', 'x.json', '--workers', '0'], 'whole number'],
    [[], 'Usage'],
  ])('does not understand %j, and hints at what it would', async (args, hint) => {
    const { exitCode, stdout, stderr } = await workbench(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(hint);
  });
});

describe('run', () => {
  it.each([
    ['a sparsity of 1.2', { ...tinyDocument(), sparsities: [1.2] }, ['sparsities[0]', '1.2']],
    [
      'a million runs',
      { ...tinyDocument(), seeds: Array.from({ length: 5e5 }, (_, n) => n) },
      ['seeds', '500,000'],
    ],
    ['no seeds', { ...tinyDocument(), seeds: [] }, ['seeds']],
    ['training for 0 epochs', { ...tinyDocument(), training: { epochs: 0 } }, ['epochs', '0']],
    ['an unknown field', { ...tinyDocument(), sparsitys: [0.5] }, ['sparsitys']],
    [
      'an unknown strategy',
      { ...tinyDocument(), strategies: [{ id: 'magnitud' }] },
      ['strategies[0]', 'magnitud', 'magnitude'],
    ],
    ['text that is not JSON', '{ "name": NaN }', ['not JSON', 'experiment.json']],
  ])('refuses %s', async (_what, document, words) => {
    const { file, data } = given(document);
    const { exitCode, stderr } = await workbench('run', file, '--data-dir', data);
    expect(exitCode).toBe(2);
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(data)).toBe(false);
  });

  it('refuses data files that are missing or cut off, and names file and byte', async () => {
    const { folder, file, data } = given(tinyDocument());
    const env = { WORKBENCH_MNIST_FOLDER: folder };
    const images = join(folder, 'train-images-idx3-ubyte');
    const missing = await startWorkbench(['run', file, '--data-dir', data], { env }).ended;
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain(images);

    writeFileSync(images, Buffer.from([0, 0, 8, 3, 0, 0, 234, 96, 0, 0]));
    const cutOff = await startWorkbench(['run', file, '--data-dir', data], { env }).ended;
    expect(cutOff.exitCode).toBe(2);
    expect(cutOff.stderr).toContain(images);
    expect(cutOff.stderr).toMatch(/byte 10/);
    expect(existsSync(data)).toBe(false);
  });

  it('refuses a file that is missing, and a folder', async () => {
    const { folder, data } = given('');
    const missing = join(folder, 'missing.json');
    const first = await workbench('run', missing, '--data-dir', data);
    expect(first).toMatchObject({ exitCode: 2, stdout: '' });
    expect(first.stderr).toBe(`There is no file ${missing}; name an experiment document.\n`);
    const second = await workbench('run', folder, '--data-dir', data);
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain(`${folder} is a folder`);
    expect(existsSync(data)).toBe(false);
  });

  it('refuses an output it cannot write, before any work', async () => {
    const { folder, file, data } = given(tinyDocument());
    for (const out of [join(folder, 'missing', 'r.json'), folder, file]) {
      const { exitCode, stderr } = await workbench('run', file, '--out', out, '--data-dir', data);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(out);
    }
    expect(existsSync(data)).toBe(false);
    expect(readdirSync(folder)).toEqual(['experiment.json']);
  });

  it('refuses a data folder that is a file', async () => {
    const { folder, file } = given(tinyDocument());
    const taken = join(folder, 'taken');
    writeFileSync(taken, 'something else');
    const { exitCode, stderr } = await workbench('run', file, '--data-dir', taken);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(taken);
    expect(readFileSync(taken, 'utf8')).toBe('something else');
  });

  it('refuses a data folder that this user may not write', async ({ skip }) => {
    // The superuser may write anywhere: root tries it as nobody, if nobody may read the project.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const probe = await startWorkbench(['--version'], user).ended.catch(() => undefined);
    skip(probe?.exitCode !== 0, 'another user cannot run the command line here');
    const { folder, file } = given(tinyDocument());
    chmodSync(folder, 0o555);
    const data = join(folder, 'data');
    const { exitCode, stderr } = await startWorkbench(['run', file, '--data-dir', data], user)
      .ended;
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`The data folder ${data} cannot be used`);
    expect(readdirSync(folder)).toEqual(['experiment.json']);
  });

  it('refuses a data folder that another workbench has open', async () => {
    const { file, data } = given(tinyDocument());
    const host = await openHost({ dataDir: data, workers: 1 });
    onTestFinished(() => host.close());
    const { exitCode, stderr } = await workbench('run', file, '--data-dir', data);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`The data folder ${data} is in use`);
  });

  it('runs a document, continues it when asked again, and shows and exports it', async () => {
    const { folder, file, data } = given(tinyDocument());
    const out = join(folder, 'results.json');
    const first = await workbench('run', file, '--out', out, '--data-dir', data);
    expect(first.stderr).toBe('');
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain('3 runs to do.');
    expect(first.stdout).toMatch(/\[3\/3\] magnitude 0\.5 .*done, accuracy 0\.\d{4}/);
    expect(first.stdout).toMatch(/^Dense baseline\s.*\d\.\d{4}/m);
    expect(first.stdout).toMatch(/^Dense, trained as long\s.*\d\.\d{4}/m);

    const written = readFileSync(out, 'utf8');
    const results = resultsSchema.parse(JSON.parse(written));
    expect(results.runs.map(({ strategy, status }) => [strategy, status])).toEqual([
      ['dense', 'done'],
      ['dense-continued', 'done'],
      ['magnitude', 'done'],
    ]);
    expect(readdirSync(folder).sort()).toEqual(['data', 'experiment.json', 'results.json']);

    const again = await workbench('run', file, '--out', out, '--data-dir', data);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('3 are trained already');
    expect(resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')))).toEqual(results);

    const listed = await workbench('list', '--data-dir', data);
    expect(listed.stdout).toContain(results.id);
    expect(listed.stdout).toMatch(/3\/3\s+done/);
    const shown = await workbench('show', results.id.slice(0, 6), '--data-dir', data);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain(results.document.name);

    const exported = await workbench('export', results.id, '--format', 'json', '--data-dir', data);
    expect(resultsSchema.parse(JSON.parse(exported.stdout))).toEqual(results);
    const csv = await workbench('export', results.id, '--format', 'csv', '--data-dir', data);
    expect(csv.stdout.trim().split('\n')).toHaveLength(4);
  });

  it('stops at Ctrl-C, and the same command then goes on', async () => {
    const document = { ...tinyDocument(), seeds: [0, 1] };
    const { file, data } = given(document);
    const started = startWorkbench(['run', file, '--data-dir', data, '--workers', '1']);
    await started.says('trained, accuracy');
    started.child.kill('SIGINT');
    const stopped = await started.ended;
    expect(stopped.exitCode).toBe(130);
    expect(stopped.stdout).toContain('The same command continues there.');

    const finished = await workbench('run', file, '--data-dir', data, '--workers', '1');
    expect(finished.exitCode).toBe(0);
  });
});

describe('measure', () => {
  it('measures latencies again, by the beginning of the id of an experiment or a run', async () => {
    const { file, data, folder } = given(tinyDocument());
    const out = join(folder, 'results.json');
    await workbench('run', file, '--out', out, '--data-dir', data);
    const { id, runs } = resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    const all = await workbench('measure', id.slice(0, 6), '--data-dir', data);
    expect(all.stderr).toBe('');
    expect(all.exitCode).toBe(0);
    expect(all.stdout).toContain('Measuring the latency of 3 runs again.');
    expect(all.stdout).toMatch(/latency ms\s+of dense/);
    expect(all.stdout).toMatch(/^Dense\s.*\s1$/m);
    const one = await workbench('measure', runs[1]?.id.slice(0, 10) ?? '', '--data-dir', data);
    expect(one.stdout).toContain('Measuring the latency of 1 run again.');

    const unknown = await workbench('measure', 'zz', '--data-dir', data);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('No experiment and no run has an id that begins with "zz"');
  });
});

describe('list, show and export', () => {
  it('read a folder that another workbench has open, and tell like ids apart', async () => {
    const data = join(scratchFolder(), 'data');
    const host = await openHost({ dataDir: data, work: false });
    onTestFinished(() => host.close());
    const { id } = await host.client.experiments.start({ document: tinyDocument(0) });
    await host.client.experiments.start({ document: tinyDocument(1) });

    const listed = await workbench('list', '--data-dir', data);
    expect(listed.exitCode).toBe(0);
    expect(listed.stdout).toMatch(/0\/3 .*Tiny 1\n.*0\/3 .*Tiny 0/);
    const shown = await workbench('show', id, '--data-dir', data);
    expect(shown.stdout).toContain('Tiny 0');
    const unclear = await workbench('show', '', '--data-dir', data);
    expect(unclear.exitCode).toBe(2);
    expect(unclear.stderr).toContain('begins the ids of 2 experiments');
    expect(unclear.stderr).toContain(id);
  });

  it('find nothing in a folder that is not there, and do not make it', async () => {
    const data = join(scratchFolder(), 'data');
    const listed = await workbench('list', '--data-dir', data);
    expect(listed.exitCode).toBe(0);
    expect(listed.stdout).toContain(`There is no experiment in ${data} yet`);
    for (const args of [
      ['show', '4f'],
      ['export', '4f', '--format', 'md'],
    ]) {
      const { exitCode, stdout, stderr } = await workbench(...args, '--data-dir', data);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain('No experiment has an id that begins with "4f"');
    }
    expect(existsSync(data)).toBe(false);
  });
});

describe('the history on the command line', () => {
  it('is searched, archived, restored and purged', async () => {
    const data = join(scratchFolder(), 'data');
    const host = await openHost({ dataDir: data, work: false });
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument(0) });
    const other = await experiments.start({ document: tinyDocument(1) });
    await experiments.annotate({ id, tags: ['paper', 'night'] });
    await experiments.pause({ id });
    await host.close();
    const within = (...args: string[]) => workbench(...args, '--data-dir', data);
    const told = (...args: string[]) => say(...args, '--data-dir', data);

    expect(await told('list')).toMatch(/paused, 0 % done .*Tiny 0 +night, paper\n?/);
    expect(await told('list', '--tag', 'paper')).not.toContain(other.id);
    expect(await told('list', '--search', 'tiny 1')).not.toContain(id);
    expect(await told('list', '--search', 'nothing')).toContain('Nothing in the history');
    expect(await told('list', '--archived')).toContain('is archived.');

    const archived = await within('archive', id.slice(0, 8), other.id);
    expect(archived).toMatchObject({ exitCode: 0, stderr: '' });
    expect(archived.stdout).toContain(`Archived "Tiny 0" (${id}), "Tiny 1" (${other.id})`);
    expect(await told('list')).toContain('There is no experiment');
    expect(await told('list', '--archived')).toContain(id);
    expect(await told('show', id)).toContain('archived ');

    expect(await told('restore', id)).toContain(`Restored "Tiny 0" (${id}).`);
    const unasked = await within('purge', other.id);
    expect(unasked.exitCode).toBe(2);
    expect(unasked.stderr).toContain('Say --yes');
    const unarchived = await within('purge', id, '--yes');
    expect(unarchived.exitCode).toBe(2);
    expect(unarchived.stderr).toContain('archive it first');
    const purged = await within('purge', other.id, '--yes');
    expect(purged).toMatchObject({ exitCode: 0, stderr: '' });
    expect(purged.stdout).toContain('3 runs, 0 B of weights');
    expect(await told('list', '--archived')).toContain('is archived.');
  });

  it('is not changed in a folder that is not there or that another workbench has open', async () => {
    const data = join(scratchFolder(), 'data');
    const missing = await workbench('archive', '4f', '--data-dir', data);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('No experiment has an id that begins with "4f"');
    expect(existsSync(data)).toBe(false);

    const host = await openHost({ dataDir: data, work: false });
    onTestFinished(() => host.close());
    host.announce('http://127.0.0.1:1234/');
    const { id } = await host.client.experiments.start({ document: tinyDocument(0) });
    const taken = await workbench('archive', id, '--data-dir', data);
    expect(taken.exitCode).toBe(2);
    expect(taken.stderr).toContain('is in use by another workbench');
    expect(taken.stderr).toContain('http://127.0.0.1:1234/');
    expect((await host.client.experiments.get({ id })).summary.archivedAt).toBeNull();
  });
});

describe('serve', () => {
  it('prints the address, serves until it is told to stop, and ends well', async () => {
    const data = join(scratchFolder(), 'data');
    const started = startWorkbench(['serve', '--no-open', '--data-dir', data]);
    const command = `npm run -s workbench -- address --data-dir ${JSON.stringify(data)}`;
    const said = await started.says(command);
    // What is no terminal may be read by others, and holds no key.
    expect(said).toMatch(/^Pruning Workbench is at http:\/\/127\.0\.0\.1:\d+\/$/m);
    const printed = await workbench('address', '--data-dir', data);
    expect(printed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await letIn(printed.stdout.trim())).toMatch(/^[\w-]{43}$/);
    started.child.kill('SIGTERM');
    expect(await started.ended).toMatchObject({ exitCode: 0, stderr: '' });
    const nowhere = await workbench('address', '--data-dir', data);
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.stderr).toContain('Nothing is being served');
  });

  it('refuses a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };
    const data = join(scratchFolder(), 'data');
    const args = ['serve', '--no-open', '--port', String(port), '--data-dir', data];
    const { exitCode, stderr } = await workbench(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(existsSync(data)).toBe(false);
  });
});
