import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { until } from '@vueuse/core';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { contract } from '../../contract/contract.ts';
import { findSession, SOCKET_PATH, SOCKET_PROTOCOL } from '../../contract/socket.ts';
import type { Session } from './session.ts';
import { connectBySocket } from './web-socket-wire.ts';

/** What a server sees of an upgrade. */
interface Request {
  readonly headers: { readonly 'sec-websocket-protocol'?: string | undefined };
}

const os = implement(contract);
const closers: (() => void | Promise<void>)[] = [];

/** Serves a workbench that has one answer and one secret; on the given port, or on a free one. */
async function serve(answer: string, { port = 0, secret = 'first' } = {}) {
  const handler = new RPCHandler({
    experiments: {
      start: os.experiments.start.handler(() => ({ id: answer, queued: 0, kept: 0 })),
    },
  });
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port,
    path: SOCKET_PATH,
    handleProtocols: () => SOCKET_PROTOCOL,
    verifyClient: ({ req }: { req: Request }) =>
      findSession(req.headers['sec-websocket-protocol']) === secret,
  });
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

/** A browser's session; `letIn` is what another page of it does, `right` the secret that is asked about. */
function browser(kept: string | null, right: () => string) {
  let changed = Promise.withResolvers<undefined>();
  const session: Session = {
    kept: () => kept,
    isRefused: (secret) => Promise.resolve(secret !== right()),
    change: () => changed.promise,
  };
  return {
    session,
    letIn(secret: string) {
      kept = secret;
      changed.resolve(undefined);
      changed = Promise.withResolvers();
    },
  };
}

const pageAt = (port: number) =>
  ({ protocol: 'http:', host: `127.0.0.1:${port}` }) as unknown as Location;

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('connection by WebSocket', () => {
  it('is lost with the workbench, and comes back with it as the same client', async () => {
    const first = await serve('first');
    const { client, state, epoch, close } = connectBySocket(
      pageAt(first.port),
      browser('first', () => 'first').session,
    );
    closers.push(close);
    await until(state).toBe('open');
    expect(epoch.value).toBe(1);
    expect((await client.experiments.start({ document: {} })).id).toBe('first');

    await first.close();
    await until(state).toBe('lost');
    await expect(client.experiments.start({ document: {} })).rejects.toThrow();

    await serve('second', { port: first.port });
    await until(state).toBe('open');
    expect(epoch.value).toBe(2);
    expect((await client.experiments.start({ document: {} })).id).toBe('second');
  });

  it('holds a call that is made before it is open', async () => {
    const { port } = await serve('answer');
    const { client, state, close } = connectBySocket(
      pageAt(port),
      browser('first', () => 'first').session,
    );
    closers.push(close);
    expect(state.value).toBe('connecting');
    expect((await client.experiments.start({ document: {} })).id).toBe('answer');
  });

  it('of a browser that was never let in waits until it is, and asks nobody meanwhile', async () => {
    const { port } = await serve('answer');
    const { session, letIn } = browser(null, () => 'first');
    const { client, state, close } = connectBySocket(pageAt(port), session);
    closers.push(close);
    const answer = client.experiments.start({ document: {} });
    await until(state).toBe('stranger');
    letIn('first');
    expect((await answer).id).toBe('answer');
    expect(state.value).toBe('open');
  });

  it('is a stranger to a workbench that was started anew, until another page was let in', async () => {
    const first = await serve('first');
    let right = 'first';
    const { session, letIn } = browser('first', () => right);
    const { client, state, close } = connectBySocket(pageAt(first.port), session);
    closers.push(close);
    await until(state).toBe('open');
    await first.close();
    right = 'second';
    await serve('second', { port: first.port, secret: 'second' });
    await until(state).toBe('stranger');
    letIn('second');
    await until(state).toBe('open');
    expect((await client.experiments.start({ document: {} })).id).toBe('second');
  });
});
