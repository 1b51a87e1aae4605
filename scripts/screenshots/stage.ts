import { cpSync, existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../src/contract/errors.ts';
import { importModel } from '../../src/contract/model-import.ts';
import type { ModelInfo } from '../../src/contract/models.ts';
import type { ExperimentSummary } from '../../src/contract/progress.ts';
import { DATABASE_FILE } from '../../src/host/data-folder/data-folder.ts';
import { lockFolder } from '../../src/host/data-folder/folder-lock.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { startServer } from '../../src/server/server.ts';

const root = join(import.meta.dirname, '../..');

/** Seeds that nobody's experiment has, so that there is everything to do. */
const LIVE_SEEDS = [101, 102, 103];
const OTHER_SEEDS = [201, 202];

/** The live experiment is shown once so much of it is done. */
const LIVE_FRACTION = 0.4;

/** What there is to be pictured. */
export interface Stage {
  /** Where the app is served. */
  readonly home: string;
  /** A new address that lets one browser in. */
  oneTimeAddress(): string;
  /** What has to be hidden: where the copy lies. */
  readonly dataDir: string;
  /** The newest finished experiment. */
  readonly shown: ExperimentSummary;
  /** The ids of the shown and of another one that is the best to stand beside it. */
  readonly compared: readonly string[];
  /** A network that was imported. */
  readonly model: ModelInfo;
  /** Starts an experiment and waits until it has figures to show. */
  startLive(): Promise<string>;
  cancel(id: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves a copy of a data folder, which itself stays as it is.
 *
 * @throws UserError when the folder is in use, holds no database, or nothing in it is finished
 */
export async function setStage(source: string): Promise<Stage> {
  const dataDir = copyOf(source);
  let host: Host | undefined;
  const server = await startServer({
    rendererDir: join(root, 'out/renderer'),
    openHost: async () => (host = await openHost({ dataDir })),
  }).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  const close = async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { client } = host as Host;
    const [shown, ...others] = finishedOf(await client.experiments.list({}));
    if (shown === undefined) {
      throw new UserError(`No experiment in ${source} is finished: run one first.`);
    }
    await tag(host as Host, shown);
    const beside = besides(shown, others) ?? (await runFirstLook(host as Host));
    return {
      home: server.home,
      oneTimeAddress: () => server.oneTimeAddress(),
      dataDir,
      shown,
      compared: [shown.id, beside.id],
      model: await importResidual(host as Host),
      startLive: () => startLive(host as Host),
      async cancel(id) {
        await client.experiments.cancel({ id });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function copyOf(source: string): string {
  if (!existsSync(join(source, DATABASE_FILE))) {
    throw new UserError(`${source} is no data folder: it has no ${DATABASE_FILE}.`);
  }
  const lock = lockFolder(source, new Date());
  try {
    const copy = mkdtempSync(join(tmpdir(), 'workbench-screenshots-'));
    const own = ['host.json', 'host.lock'].map((name) => join(source, name));
    cpSync(source, copy, { recursive: true, filter: (file) => !own.includes(file) });
    return copy;
  } finally {
    lock.release();
  }
}

function finishedOf(experiments: readonly ExperimentSummary[]): ExperimentSummary[] {
  return experiments.filter(({ progress }) => progress.state === 'done');
}

/** One of the same data set and model, where there is one; these make a fair comparison. */
function besides(
  shown: ExperimentSummary,
  others: readonly ExperimentSummary[],
): ExperimentSummary | undefined {
  const alike = others.find(
    ({ dataset, model }) => dataset === shown.dataset && model === shown.model,
  );
  return alike ?? others[0];
}

/** A residual network of PyTorch, whose channel groups go through many layers. */
async function importResidual({ client }: Host): Promise<ModelInfo> {
  const name = 'resnet-torchscript-train.onnx';
  const content = await openAsBlob(join(root, 'test/fixtures/models', name));
  return await importModel(client.models, { name: 'resnet-small' }, [{ name, content }]);
}

const exampleOf = (name: string) =>
  JSON.parse(readFileSync(join(root, 'examples', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;

/** So that the history shows where tags stand; those of the user stay. */
async function tag({ client }: Host, { id, tags, model }: ExperimentSummary): Promise<void> {
  if (tags.length === 0) await client.experiments.annotate({ id, tags: [model, 'paper'] });
}

/** Where there is nothing to compare with: the shortest of the examples. */
async function runFirstLook({ client }: Host): Promise<{ id: string }> {
  const document = { ...exampleOf('first-look'), seeds: OTHER_SEEDS };
  const { id } = await client.experiments.start({ document });
  const watched = await client.experiments.watch({ id });
  while (!(await watched.next()).done);
  return { id };
}

async function startLive({ client }: Host): Promise<string> {
  const document = {
    ...exampleOf('first-look'),
    name: 'First look, other seeds',
    description: 'Does the picture of the first look hold with other seeds?',
    seeds: LIVE_SEEDS,
  };
  const { id } = await client.experiments.start({ document });
  for await (const event of await client.experiments.watch({ id })) {
    const fraction = 'progress' in event ? event.progress.fraction : 0;
    if (fraction >= LIVE_FRACTION) return id;
  }
  throw new Error('The live experiment ended before it could be pictured.');
}
