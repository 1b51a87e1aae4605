import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '../../src/contract/contract.ts';
import { importDataset } from '../../src/contract/dataset-import.ts';
import type { ExperimentEvent, HistoryQuery } from '../../src/contract/progress.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import { SOCKET_PATH, socketProtocols } from '../../src/contract/socket.ts';
import { readNetworkFile } from '../../src/engine/network/network-file.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { startServer } from '../../src/server/server.ts';
import type { WorkbenchServer } from '../../src/server/server.ts';
import { letIn } from './let-in.ts';
import { writeRenderer } from './renderer-folder.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

type Client = ContractRouterClient<Contract>;

/** A client at the other end of a wire. */
interface Joined {
  readonly client: Client;
  cut(): void;
}

/** One host, reached over every wire: whichever is used, it is the same workbench. */
let folder: string;
let host: Host;
let server: WorkbenchServer;

beforeAll(async () => {
  folder = makeFolder();
  server = await startServer({
    rendererDir: writeRenderer(folder),
    openHost: async () => (host = await openHost({ dataDir: `${folder}/data`, workers: 1 })),
  });
});

afterAll(async () => {
  await server.close();
  removeFolder(folder);
});

const wires: Record<string, () => Promise<Joined>> = {
  'a direct call': () => Promise.resolve({ client: host.client, cut: () => undefined }),

  async 'a WebSocket'() {
    const protocols = socketProtocols(await letIn(server.oneTimeAddress()));
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${SOCKET_PATH}`, protocols, {
      origin: `http://127.0.0.1:${server.port}`,
    });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const websocket = socket as unknown as globalThis.WebSocket;
    return {
      client: createORPCClient<Client>(new SocketLink({ websocket })),
      cut: () => socket.terminate(),
    };
  },

  'a message port'() {
    const { port1, port2 } = new MessageChannel();
    new PortHandler(host.router).upgrade(port1);
    port1.start();
    const link = new PortLink({ port: port2 });
    port2.start();
    return Promise.resolve({ client: createORPCClient<Client>(link), cut: () => port2.close() });
  },
};

describe.each(Object.entries(wires))('the contract over %s', (wire, join) => {
  let joined: Joined;
  let client: Client;
  const document = tinyDocument(Object.keys(wires).indexOf(wire));

  beforeAll(async () => {
    joined = await join();
    client = joined.client;
  });
  afterAll(() => joined.cut());

  it('tells where and on what it works', async () => {
    const info = await client.system.info();
    expect(info).toMatchObject({ dataDir: `${folder}/data`, workers: 1 });
    expect(info.suggestedWorkers).toBeGreaterThan(0);
    expect(info.device).toMatchObject({ choice: 'auto', choiceNow: 'auto' });
    expect(info.dataBytes).toBeGreaterThan(0);
    expect(info.environment.cores).toBeGreaterThan(0);
  });

  it('offers the strategies of the article and a preset to start from', async () => {
    const { strategies, datasets, models, presets } = await client.system.catalogue();
    expect(strategies.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['magnitude', 'taylor', 'activation-mean', 'l0', 'scratch', 'random']),
    );
    expect(datasets.map(({ id }) => id)).toContain('mnist');
    expect(models.map(({ id }) => id)).toContain('mlp');
    expect(presets.length).toBeGreaterThan(0);
  });

  it('refuses a bad document with every problem in it, as data', async () => {
    const bad = { ...document, sparsities: [1.2], seeds: [] };
    const refusal = await client.experiments.check({ document: bad }).catch((error) => error);
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal.code).toBe('USER_ERROR');
    expect(refusal.data.problems.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['sparsities[0]', 'seeds']),
    );
    expect(refusal.message).toContain('1.2');
  });

  it('carries the files of a data set, chunk by chunk', async () => {
    // A little more than a chunk, so that there are two.
    const line = Array.from({ length: 1024 }, (_, pixel) => pixel % 256).join(',');
    const lines = Array.from({ length: 1200 }, (_, index) => `${index % 2},${line}\n`).join('');
    const files = [{ name: 'own.csv', content: new Blob([lines]) }];
    let reports = 0;
    const info = await importDataset(client.datasets, { name: 'own' }, files, {
      onProgress: () => (reports += 1),
    });
    expect(reports).toBe(3);
    expect(info).toMatchObject({ shape: [32, 32, 1], trainCount: 960, testCount: 240 });
    await client.datasets.remove({ sha256: info.imported?.sha256 ?? '' });
  });

  it('says which experiment it does not have', async () => {
    const refusal = await client.experiments.get({ id: 'nothing' }).catch((error) => error);
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts the runs of a document without starting any', async () => {
    const { document: whole, runs } = await client.experiments.check({ document });
    expect(runs).toBe(3);
    expect(whole.training.batchSize).toBe(64);
    const names = (await client.experiments.list()).map(({ name }) => name);
    expect(names).not.toContain(document.name);
  });

  it('runs an experiment, watched to its end, and hands out what came of it', async () => {
    const { id, queued, kept } = await client.experiments.start({ document });
    expect({ queued, kept }).toEqual({ queued: 3, kept: 0 });

    const events: ExperimentEvent[] = [];
    for await (const event of await client.experiments.watch({ id })) events.push(event);
    expect(events[0]?.type).toBe('snapshot');
    const progress = events.flatMap((event) => ('progress' in event ? [event.progress] : []));
    expect(progress.at(-1)).toMatchObject({ settled: true, fraction: 1, counts: { done: 3 } });
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['run', 'point']));

    const { summary, runs } = await client.experiments.get({ id });
    expect(summary.progress.settled).toBe(true);
    expect(runs.map(({ strategy, status }) => [strategy, status])).toEqual([
      ['dense', 'done'],
      ['dense-continued', 'done'],
      ['magnitude', 'done'],
    ]);

    const { dense, series } = await client.experiments.comparison({ id });
    expect(dense?.accuracy.mean).toBeGreaterThan(0.5);
    expect(series).toHaveLength(1);
    expect(series[0]?.points.map(({ level }) => level)).toEqual([0.5]);

    const exported = await client.experiments.export({ id, format: 'json' });
    const results = resultsSchema.parse(JSON.parse(exported.content));
    expect(results.runs).toEqual(runs);

    const curves = await client.experiments.curves({ id });
    expect(Object.keys(curves).sort()).toEqual(runs.map((run) => run.id).sort());

    const taken = await client.runs.takeNetwork({ id: runs[0]?.id ?? '', format: 'network' });
    const bytes = new Uint8Array(await taken.file.content.arrayBuffer());
    expect(readNetworkFile(bytes, taken.file.fileName).provenance).toEqual({ run: runs[0]?.id });
  });

  it('keeps what is finished when the same document is started again', async () => {
    const { queued, kept } = await client.experiments.start({ document });
    expect({ queued, kept }).toEqual({ queued: 0, kept: 3 });
  });

  it('says of a document what of it is finished, and about how long the rest takes', async () => {
    const seeds = [...document.seeds, 10 + (document.seeds[0] ?? 0)];
    const checked = await client.experiments.check({ document: { ...document, seeds } });
    expect(checked).toMatchObject({ runs: 6, kept: 3 });
    expect(checked.seconds).toBeGreaterThan(0);
    expect(checked.checks.map(({ id }) => id)).toContain('seeds');
    expect(await client.experiments.check({ document })).toMatchObject({ kept: 3, seconds: 0 });
    // What is fine-tuned longer starts from the same dense baseline, which counts once.
    const longer = { ...document, fineTuning: { epochs: 2 } };
    const series = await client.experiments.check({ document, series: [longer] });
    expect(series).toMatchObject({ runs: 5, kept: 3 });
    expect(series.seconds).toBeGreaterThan(0);
    // On another part of the data set nothing was trained; the time follows from what was.
    const { dataset } = document;
    const larger = { ...document, dataset: { ...dataset, maxTrainExamples: 20_000 } };
    const slower = await client.experiments.check({ document: { ...larger, seeds } });
    expect(slower).toMatchObject({ kept: 0 });
    expect(slower.seconds).toBeGreaterThan(0);
  });

  it('keeps a log of what happened to an experiment and its runs', async () => {
    const [experiment] = await client.experiments.list({ search: document.name });
    const log = await client.experiments.log({ id: experiment?.id ?? '' });
    expect(log.map(({ kind }) => kind)).toEqual([
      'queued',
      'started',
      'trained',
      'started',
      'trained',
      'started',
      'trained',
      'measured',
      'measured',
      'measured',
    ]);
    expect(log.map(({ id }) => id)).toEqual(log.map(({ id }) => id).toSorted((a, b) => a - b));
  });

  it('tags and notes an experiment, tells watchers of the history, and finds it by them', async () => {
    const { id } = await client.experiments.start({ document });
    const events = await client.experiments.watchList();
    const changed = eventOf(events, (event) => event.type === 'changed' && event.summary.id === id);
    const tag = `over ${wire}`;
    await client.experiments.annotate({ id, tags: [tag, 'all', tag], notes: 'Ask Ada.' });
    expect(await changed).toMatchObject({ summary: { tags: ['all', tag], notes: 'Ask Ada.' } });

    const ids = async (query: HistoryQuery) =>
      (await client.experiments.list(query)).map((summary) => summary.id);
    expect(await ids({ tags: [tag] })).toEqual([id]);
    expect(await ids({ tags: ['all'], search: `ada ${document.name}`, states: ['done'] })).toEqual([
      id,
    ]);
    expect(await ids({ tags: [tag], states: ['failed', 'paused'] })).toEqual([]);
    expect(await ids({ tags: [tag], strategies: ['taylor'] })).toEqual([]);
    expect(await ids({ tags: [tag], until: '2000-01-01T00:00:00+01:00' })).toEqual([]);
    const words = Array.from({ length: 999 }, (_, index) => `w${index}`.slice(0, 3)).join(' ');
    await expect(client.experiments.list({ search: words.slice(0, 500) })).rejects.toMatchObject({
      code: 'USER_ERROR',
      message: expect.stringMatching(/has \d+ words, and 30 are looked for at most/),
    });
    const { tags, datasets } = await client.experiments.facets();
    expect(tags).toContainEqual({ value: tag, count: 1 });
    expect(datasets.map(({ value }) => value)).toEqual(['mnist']);
    // What is not given stays.
    await client.experiments.annotate({ id, tags: [] });
    expect((await client.experiments.get({ id })).summary).toMatchObject({
      tags: [],
      notes: 'Ask Ada.',
    });
  });

  it('pauses and resumes what runs, and retries some of it', async () => {
    const long = {
      ...document,
      name: `Long ${wire}`,
      training: { epochs: 5000, learningRate: 0.1 },
      sparsities: [0.5, 0.8],
    };
    const { id } = await client.experiments.start({ document: long });
    const state = async () => (await client.experiments.get({ id })).summary.progress.state;
    await eventOf(await client.experiments.watch({ id }), ({ type }) => type === 'point');
    expect(await state()).toBe('running');

    const watched = await client.experiments.watch({ id });
    await watched.next();
    const told = eventOf(watched, (event) => event.type === 'log');
    await client.experiments.pause({ id });
    expect(await told).toMatchObject({ entry: { kind: 'paused', runId: null } });
    const { progress } = (await client.experiments.get({ id })).summary;
    expect(progress).toMatchObject({ state: 'paused', settled: false, secondsLeft: null });
    // What is being worked on is finished.
    expect(progress.counts).toMatchObject({ running: 1, queued: 3 });
    await client.experiments.resume({ id });
    expect(await state()).toBe('running');

    await client.experiments.cancel({ id });
    expect(await state()).toBe('cancelled');
    const { runs } = await client.experiments.get({ id });
    const [dense, continued, half, most] = runs.map((run) => run.id);
    expect(await client.experiments.retry({ id, runIds: [most ?? ''] })).toEqual({ queued: 2 });
    const statuses = new Map(
      (await client.experiments.get({ id })).runs.map((run) => [run.id, run.status]),
    );
    expect(statuses.get(continued ?? '')).toBe('cancelled');
    expect(statuses.get(half ?? '')).toBe('cancelled');
    expect(statuses.get(most ?? '')).toBe('queued');
    expect(['queued', 'running']).toContain(statuses.get(dense ?? ''));
    await expect(client.experiments.retry({ id, runIds: ['nothing'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await client.experiments.cancel({ id });
  });

  it('archives what still runs, restores it, and deletes only what is archived', async () => {
    const doomed = {
      ...document,
      name: `Doomed ${wire}`,
      strategies: [{ id: 'random' }],
      fineTuning: { epochs: 5000 },
    };
    const { id } = await client.experiments.start({ document: doomed });
    const events = await client.experiments.watchList();
    const purged = eventOf(events, ({ type }) => type === 'purged');
    const refusal = await client.experiments.purge({ ids: [id] }).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'USER_ERROR' });
    expect(refusal.message).toContain(`"Doomed ${wire}" (${id}) is not: archive it first`);

    await client.experiments.archive({ ids: [id] });
    const listed = async (archived: boolean) =>
      (await client.experiments.list({ archived })).map((summary) => summary.id);
    expect(await listed(false)).not.toContain(id);
    expect(await listed(true)).toEqual([id]);
    const { summary } = await client.experiments.get({ id });
    expect(summary.archivedAt).not.toBeNull();
    expect(summary.progress.state).toBe('cancelled');

    await client.experiments.restore({ ids: [id] });
    expect(await listed(false)).toContain(id);
    await client.experiments.archive({ ids: [id] });
    const kinds = (await client.experiments.log({ id })).map(({ kind }) => kind);
    expect(kinds.slice(-4)).toEqual(['cancelled', 'archived', 'restored', 'archived']);

    // Its dense baseline is shared with the first experiment, and stays; the same one trained on is
    // not, for here it is longer.
    expect(await client.experiments.purge({ ids: [id] })).toEqual({ runs: 2, bytes: 0 });
    expect(await purged).toEqual({ type: 'purged', id });
    await expect(client.experiments.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await client.experiments.start({ document })).toMatchObject({ queued: 0, kept: 3 });
  });
});

/** The first event that fulfils a condition. */
async function eventOf<T>(events: AsyncIterable<T>, condition: (event: T) => boolean): Promise<T> {
  for await (const event of events) if (condition(event)) return event;
  throw new Error('The events ended before that happened.');
}
