import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { until } from '@vueuse/core';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { contract } from '../../contract/contract.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';
import { connectBySocket } from './web-socket-wire.ts';

const os = implement(contract);
const closers: (() => void | Promise<void>)[] = [];

/** Serves a workbench that has one answer; on the given port, or on a free one. */
async function serve(answer: string, port = 0) {
  const handler = new RPCHandler({
    experiments: {
      start: os.experiments.start.handler(() => ({ id: answer, queued: 0, kept: 0 })),
    },
  });
  const server = new WebSocketServer({ host: '127.0.0.1', port, path: SOCKET_PATH });
  server.on('connection', (socket) => void handler.upgrade(socket));
  await new Promise((resolve) => server.once('listening', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const client of server.clients) client.terminate();
      server.close(() => {
        resolve();
      });
    });
  closers.push(close);
  return { port: (server.address() as { port: number }).port, close };
}

const pageAt = (port: number) =>
  ({ protocol: 'http:', host: `127.0.0.1:${port}` }) as unknown as Location;

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('connection by WebSocket', () => {
  it('is lost with the workbench, and comes back with it as the same client', async () => {
    const first = await serve('first');
    const { client, state, epoch, close } = connectBySocket(pageAt(first.port));
    closers.push(close);
    await until(state).toBe('open');
    expect(epoch.value).toBe(1);
    expect((await client.experiments.start({ document: {} })).id).toBe('first');

    await first.close();
    await until(state).toBe('lost');
    await expect(client.experiments.start({ document: {} })).rejects.toThrow();

    await serve('second', first.port);
    await until(state).toBe('open');
    expect(epoch.value).toBe(2);
    expect((await client.experiments.start({ document: {} })).id).toBe('second');
  });

  it('holds a call that is made before it is open', async () => {
    const { port } = await serve('answer');
    const { client, state, close } = connectBySocket(pageAt(port));
    closers.push(close);
    expect(state.value).toBe('connecting');
    expect((await client.experiments.start({ document: {} })).id).toBe('answer');
  });
});
