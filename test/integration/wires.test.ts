import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Contract } from '../../src/contract/contract.ts';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import { SOCKET_PATH } from '../../src/contract/socket.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { startServer } from '../../src/server/server.ts';
import type { WorkbenchServer } from '../../src/server/server.ts';
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
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${SOCKET_PATH}`, {
      headers: {
        origin: `http://127.0.0.1:${server.port}`,
        cookie: `workbench-${server.port}=${server.token}`,
      },
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
    new PortHandler(host.router).upgrade(port1 as unknown as SupportedMessagePort);
    port1.start();
    const link = new PortLink({ port: port2 as unknown as SupportedMessagePort });
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

  it('says which experiment it does not have', async () => {
    const refusal = await client.experiments.get({ id: 'nothing' }).catch((error) => error);
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts the runs of a document without starting any', async () => {
    const { document: whole, runs } = await client.experiments.check({ document });
    expect(runs).toBe(2);
    expect(whole.training.batchSize).toBe(64);
    const names = (await client.experiments.list()).map(({ name }) => name);
    expect(names).not.toContain(document.name);
  });

  it('runs an experiment, watched to its end, and hands out what came of it', async () => {
    const { id, queued, kept } = await client.experiments.start({ document });
    expect({ queued, kept }).toEqual({ queued: 2, kept: 0 });

    const events: ExperimentEvent[] = [];
    for await (const event of await client.experiments.watch({ id })) events.push(event);
    expect(events[0]?.type).toBe('snapshot');
    const progress = events.flatMap((event) => ('progress' in event ? [event.progress] : []));
    expect(progress.at(-1)).toMatchObject({ settled: true, fraction: 1, counts: { done: 2 } });
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['run', 'point']));

    const { summary, runs } = await client.experiments.get({ id });
    expect(summary.progress.settled).toBe(true);
    expect(runs.map(({ strategy, status }) => [strategy, status])).toEqual([
      ['dense', 'done'],
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
  });

  it('keeps what is finished when the same document is started again', async () => {
    const { queued, kept } = await client.experiments.start({ document });
    expect({ queued, kept }).toEqual({ queued: 0, kept: 2 });
  });
});
