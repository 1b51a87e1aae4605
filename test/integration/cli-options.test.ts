import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { openHost } from '../../src/host/host.ts';
import { refusal, say, words } from './command-line.ts';
import { keepingOptions } from './keeping-options.ts';
import { modelOptions } from './model-options.ts';
import { importEffects } from './import-options.ts';
import { tinyDocument } from './tiny-document.ts';
import { startWorkbench } from './workbench-process.ts';

/*
 * Every option of every command has an effect that is shown here. An option that is asked for and
 * reaches nobody is worse than none: whoever gave it believes in it.
 */

const SLOW = 240_000;

let folder: string;
let data: string;
const freshFolder = () => mkdtempSync(join(folder, 'fresh-'));
let first: string;
const within = (...args: string[]) => say(...args, '--data-dir', data);
/** Imports into a data folder of its own and gives what is printed. */
const imports = (...args: string[]) =>
  say('import-dataset', 'own', ...args, '--data-dir', join(freshFolder(), 'data'));

function documentFile(name: string, document: object): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function csvFile(name: string, lines: readonly string[]): string {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Ten images of 1, 2 or more pixels in two classes, after what stands before each. */
const rows = (pixels: number, before: (line: number) => string) =>
  Array.from({ length: 10 }, (_, line) =>
    [
      before(line),
      ...Array.from({ length: pixels }, (_pixel, at) => (line * 31 + at * 7) % 16),
    ].join(),
  );
const classOf = (line: number) => String(line % 2);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  data = join(folder, 'data');
  await say('run', documentFile('first', tinyDocument(0)), '--data-dir', data);
  await say('run', documentFile('second', tinyDocument(1)), '--data-dir', data);
  const host = await openHost({ dataDir: data, work: false });
  const found = (await host.client.experiments.list({})).find(({ name }) => name === 'Tiny 0');
  first = found?.id ?? '';
  await host.client.experiments.annotate({ id: first, tags: ['chosen'] });
  await host.close();
}, SLOW);

/** Experiments that nobody has begun with, in a data folder of their own; gives it. */
async function waitingFolder(...seeds: readonly number[]): Promise<string> {
  const own = join(freshFolder(), 'data');
  await startWithoutWork(own, seeds);
  return own;
}

async function startWithoutWork(dataDir: string, seeds: readonly number[]): Promise<string[]> {
  const host = await openHost({ dataDir, work: false });
  const ids: string[] = [];
  for (const seed of seeds) {
    ids.push((await host.client.experiments.start({ document: tinyDocument(seed) })).id);
  }
  await host.close();
  return ids;
}

/** The names of the experiments of a table, from above. */
const namesIn = (text: string) => text.match(/Tiny \d+/g)?.join(', ');

/** Runs a third experiment while another one waits, which is ahead of it but for an option. */
async function runAThird() {
  const [ahead = ''] = await startWithoutWork(data, [11]);
  const file = documentFile('third', tinyDocument(2));
  await within('run', file, '--first', '--workers', '1');
  const host = await openHost({ dataDir: data, work: false });
  const all = await host.client.experiments.list({});
  await host.client.experiments.cancel({ id: ahead });
  await host.close();
  return { ahead, id: all.find(({ name }) => name === 'Tiny 2')?.id ?? '' };
}
let third: ReturnType<typeof runAThird> | undefined;
const runThird = () => (third ??= runAThird());

/** For each option of each command a test of what it does. */
const effects: Record<string, () => Promise<void>> = {
  async 'run --out'() {
    const out = join(folder, 'results.json');
    await within('run', join(folder, 'first.json'), '--out', out);
    expect(resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8'))).id).toBe(first);
  },
  async 'run --workers'() {
    const overlaps = async (workers: string) => {
      const own = join(freshFolder(), 'data');
      const several = {
        ...tinyDocument(5),
        seeds: [5, 6, 7, 8],
        strategies: [{ id: 'magnitude' }],
      };
      await say('run', documentFile('several', several), '--workers', workers, '--data-dir', own);
      const database = new Database(join(own, 'workbench.db'), { readonly: true });
      const events = database
        .prepare(
          "select kind, run_id as run from events where kind in ('started', 'trained') order by id",
        )
        .all() as { kind: string; run: string }[];
      database.close();
      let most = 0;
      let now = 0;
      for (const { kind } of events) most = Math.max(most, (now += kind === 'started' ? 1 : -1));
      return most;
    };
    expect(await overlaps('1')).toBe(1);
    expect(await overlaps('2')).toBe(2);
  },
  async 'run --first'() {
    const { ahead, id } = await runThird();
    const database = new Database(join(data, 'workbench.db'), { readonly: true });
    const begun = (experiment: string) =>
      database
        .prepare(
          `select events.id from events join experiment_runs using (run_id)
           where kind = 'started' and experiment_runs.experiment_id = ? order by events.id`,
        )
        .pluck()
        .all(experiment) as number[];
    const [own, others] = [begun(id), begun(ahead)];
    database.close();
    // One run was under way when it came, and is finished; then all of its own are served.
    expect(own).toHaveLength(3);
    expect(others.filter((event) => event < Math.max(...own)).length).toBeLessThanOrEqual(1);
  },
  async 'run --data-dir'() {
    expect(existsSync(join(data, 'workbench.db'))).toBe(true);
  },
  async 'queue --data-dir'() {
    const own = await waitingFolder(7, 8);
    expect(namesIn(await say('queue', '--data-dir', own))).toBe('Tiny 7, Tiny 8');
    expect(await say('queue', '--data-dir', join(folder, 'nothing'))).toContain(
      'is left to be done',
    );
  },
  async 'prioritise --to'() {
    const own = join(freshFolder(), 'data');
    const [, , last = ''] = await startWithoutWork(own, [7, 8, 9]);
    const to = async (...place: readonly string[]) => {
      await say('prioritise', last.slice(0, 8), ...place, '--data-dir', own);
      return namesIn(await say('queue', '--data-dir', own));
    };
    expect(await to()).toBe('Tiny 9, Tiny 7, Tiny 8');
    expect(await to('--to', 'down')).toBe('Tiny 7, Tiny 9, Tiny 8');
    expect(await to('--to', 'last')).toBe('Tiny 7, Tiny 8, Tiny 9');
  },
  async 'prioritise --data-dir'() {
    const settled = within('prioritise', first);
    expect(await refusal(settled)).toContain('no place in the queue');
    const elsewhere = say('prioritise', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain('No experiment');
  },
  async 'list --archived'() {
    await within('archive', first);
    expect(await within('list', '--archived')).toContain('Tiny 0');
    expect(await within('list')).not.toContain('Tiny 0');
    await within('restore', first);
  },
  async 'list --search'() {
    const found = await within('list', '--search', 'tiny 1');
    expect(found).toContain('Tiny 1');
    expect(found).not.toContain('Tiny 0');
  },
  async 'list --tag'() {
    const found = await within('list', '--tag', 'chosen');
    expect(found).toContain('Tiny 0');
    expect(found).not.toContain('Tiny 1');
  },
  async 'list --data-dir'() {
    expect(await within('list')).toContain('Tiny 1');
    expect(await say('list', '--data-dir', join(folder, 'nothing'))).not.toContain('Tiny 1');
  },
  async 'show --data-dir'() {
    expect(await within('show', first)).toContain('Tiny 0');
    const elsewhere = say('show', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'measure --data-dir'() {
    expect(await within('measure', first)).toContain('Magnitude');
    const elsewhere = say('measure', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'export --format'() {
    expect(await within('export', first, '--format', 'html')).toMatch(/^<!doctype html>/);
    expect(JSON.parse(await within('export', first, '--format', 'json'))).toMatchObject({
      id: first,
    });
  },
  async 'export --language'() {
    const report = (language: string) =>
      within('export', first, '--format', 'html', '--language', language);
    const visible = (page: string) => page.replace(/<style>.*?<\/style>/s, '');
    expect(visible(await report('zh'))).toMatch(/\p{Script=Han}/u);
    expect(visible(await report('en'))).not.toMatch(/\p{Script=Han}/u);
  },
  async 'export --out'() {
    const out = join(folder, 'report.md');
    const report = ['export', first, '--format', 'md'];
    expect(await refusal(within(...report))).toContain('--out report.md');
    expect(await within(...report, '--out', out)).toBe('');
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('Tiny 0');
    for (const name of readdirSync(join(folder, 'report-figures'))) {
      expect(text).toContain(`(report-figures/${name})`);
    }
    await within(...report, '--out', join(folder, 'report.zip'));
    const packed = unzipSync(readFileSync(join(folder, 'report.zip')));
    expect(Object.keys(packed)).toContain('report.md');
  },
  async 'export --data-dir'() {
    const elsewhere = say('export', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'archive --data-dir'() {
    const elsewhere = say('archive', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'restore --data-dir'() {
    const elsewhere = say('restore', first, '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'purge --yes'() {
    const { id } = await runThird();
    await within('archive', id);
    expect(await refusal(within('purge', id))).toContain('--yes');
    expect(await within('list', '--archived')).toContain('Tiny 2');
    await within('purge', id, '--yes');
    expect(await within('list', '--archived')).not.toContain('Tiny 2');
  },
  async 'purge --data-dir'() {
    const elsewhere = say('purge', first, '--yes', '--data-dir', join(folder, 'nothing'));
    expect(await refusal(elsewhere)).toContain(first);
  },
  async 'datasets --data-dir'() {
    const own = join(freshFolder(), 'data');
    await say('import-dataset', 'mine', csvFile('mine', rows(4, classOf)), '--data-dir', own);
    expect(await say('datasets', '--data-dir', own)).toContain('mine');
    expect(await within('datasets')).not.toContain('mine');
  },
  async 'import-dataset --data-dir'() {
    const own = join(freshFolder(), 'data');
    await say('import-dataset', 'mine', csvFile('mine', rows(4, classOf)), '--data-dir', own);
    expect(existsSync(join(own, 'workbench.db'))).toBe(true);
  },
  ...importEffects({ imports, csvFile, rows, classOf }),
  async 'remove-dataset --yes'() {
    const own = join(freshFolder(), 'data');
    const there = (...args: string[]) => say(...args, '--data-dir', own);
    await there('import-dataset', 'mine', csvFile('mine', rows(4, classOf)));
    expect(await refusal(there('remove-dataset', 'mine'))).toContain('--yes');
    expect(await there('datasets')).toContain('mine');
    await there('remove-dataset', 'mine', '--yes');
    expect(await there('datasets')).not.toContain('mine');
  },
  async 'remove-dataset --data-dir'() {
    expect(await refusal(within('remove-dataset', 'mine', '--yes'))).toContain('"mine"');
  },
  ...modelOptions(() => ({ folder, data, experiment: first })),
  ...keepingOptions(freshFolder),
  async 'serve --port'() {
    const port = String(20_000 + (process.pid % 20_000));
    expect(await served(['--no-open', '--port', port])).toContain(`:${port}`);
  },
  async 'serve --no-open'() {
    const opened = join(folder, 'opened');
    const browser = join(folder, 'browser');
    writeFileSync(browser, `#!/bin/sh\necho "$1" > "${opened}"\n`);
    chmodSync(browser, 0o755);
    const none = freshFolder();
    const env = {
      DISPLAY: ':0',
      BROWSER: browser,
      // So that the desktop, if there is one, names no other.
      ...Object.fromEntries(
        ['DATA_DIRS', 'DATA_HOME', 'CONFIG_DIRS', 'CONFIG_HOME'].map((of) => [`XDG_${of}`, none]),
      ),
    };
    await served(['--no-open'], env, () => Promise.resolve());
    expect(existsSync(opened)).toBe(false);
    await served([], env, () => vi.waitUntil(() => existsSync(opened), { timeout: 20_000 }));
  },
  async 'address --data-dir'() {
    const own = join(freshFolder(), 'served');
    mkdirSync(own);
    await served(['--no-open', '--data-dir', own], {}, async () => {
      expect(await say('address', '--data-dir', own)).toMatch(/^http:.*\/enter#/);
    });
    expect(await refusal(say('address', '--data-dir', own))).toContain(own);
  },
  async 'serve --data-dir'() {
    const own = join(freshFolder(), 'served');
    mkdirSync(own);
    await served(['--no-open', '--data-dir', own]);
    expect(readdirSync(own)).toContain('workbench.db');
  },
};

/** What it says of its address; it is ended then. */
async function served(
  args: readonly string[],
  env: Record<string, string> = {},
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string> {
  const place = args.includes('--data-dir') ? [] : ['--data-dir', join(freshFolder(), 'data')];
  const server = startWorkbench(['serve', ...args, ...place], { env });
  try {
    const said = await server.says('http://');
    await meanwhile();
    return said;
  } finally {
    server.child.kill('SIGKILL');
    await server.ended;
  }
}

describe('every option of the command line', () => {
  it('is in the list below', () => {
    const options = words().commands.flatMap((command) =>
      command.options.map(({ long }) => `${command.name()} ${long}`),
    );
    expect(Object.keys(effects).toSorted()).toEqual(options.toSorted());
  });

  it.each(Object.keys(effects))('has an effect: %s', { timeout: SLOW }, async (name) => {
    await effects[name]?.();
  });
});

afterAll(() => rmSync(folder, { recursive: true }));
