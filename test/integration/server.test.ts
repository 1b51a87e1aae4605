import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { UserError } from '../../src/contract/errors.ts';
import { SOCKET_PATH } from '../../src/contract/socket.ts';
import { openHost } from '../../src/host/host.ts';
import { startServer } from '../../src/server/server.ts';
import type { WorkbenchServer } from '../../src/server/server.ts';
import { writeRenderer } from './renderer-folder.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';

let folder: string;
let server: WorkbenchServer;

beforeAll(async () => {
  folder = makeFolder();
  server = await start(folder);
});

afterAll(async () => {
  await server.close();
  removeFolder(folder);
});

function start(inFolder: string, port?: number): Promise<WorkbenchServer> {
  return startServer({
    rendererDir: writeRenderer(inFolder),
    port,
    openHost: () => openHost({ dataDir: join(inFolder, 'data'), workers: 1 }),
  });
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request as it stands: `fetch` would not let the Host header be chosen. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers });
    asked.on('error', reject);
    asked.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asked.end();
  });
}

/** The status that an upgrade is answered with: 101 when it is let in. */
function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (asked, response) => {
      asked.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });
}

const cookie = () => `workbench-${server.port}=${server.token}`;
const origin = () => `http://127.0.0.1:${server.port}`;
const wrong = 'A'.repeat(43);

describe('a visitor of a page', () => {
  it('who shows no token is turned away with a page that says what to do', async () => {
    const { status, body } = await ask('/');
    expect(status).toBe(401);
    expect(body).toContain('the whole address that the workbench printed');
    expect(body).not.toContain(server.token);
  });

  it('who shows a wrong token is turned away', async () => {
    expect(await ask(`/?token=${wrong}`)).toMatchObject({ status: 403 });
    expect(await ask('/?token=')).toMatchObject({ status: 403 });
    expect(await ask('/', { cookie: `workbench-${server.port}=${wrong}` })).toMatchObject({
      status: 403,
    });
  });

  it('who shows the token gets a cookie and is sent to the address without it', async () => {
    const { status, headers } = await ask(`/experiments/7?token=${server.token}&tab=curves`);
    expect(status).toBe(303);
    expect(headers.location).toBe('/experiments/7?tab=curves');
    const [given = ''] = headers['set-cookie'] ?? [];
    expect(given).toContain(cookie());
    expect(given).toContain('HttpOnly');
    expect(given).toContain('SameSite=Strict');
  });

  it('is never sent to another host', async () => {
    const { headers } = await ask(`//example.org/?token=${server.token}`);
    expect(headers.location).toBe('/example.org/');
  });

  it('who has the cookie gets the app, at every address inside it', async () => {
    for (const path of ['/', '/experiments/7']) {
      const { status, body } = await ask(path, { cookie: `other=1; ${cookie()}` });
      expect(status).toBe(200);
      expect(body).toContain('The app');
    }
  });

  it('needs the cookie for files too', async () => {
    const path = '/assets/main-abc123.js';
    expect(await ask(path)).toMatchObject({ status: 401 });
    expect(await ask(path, { cookie: cookie() })).toMatchObject({
      status: 200,
      headers: { 'content-type': expect.stringContaining('javascript') },
    });
  });

  it('gets files compressed as it can read them, to be kept for good', async () => {
    const path = '/assets/main-abc123.js';
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip, deflate', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { headers } = await ask(path, { cookie: cookie(), 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-type']).toContain('javascript');
      expect(headers['cache-control']).toContain('immutable');
    }
  });

  it('reaches no file outside the app', async () => {
    const escapes = ['/../data/browser-token', '/%2e%2e/data/browser-token', '//', '/%00', '/%ff'];
    for (const path of escapes) {
      const { body } = await ask(path, { cookie: cookie() });
      expect(body).not.toContain(server.token);
    }
    expect(await ask('/', { cookie: cookie(), range: 'bytes=5-2' })).toMatchObject({ status: 200 });
  });

  it('may use no name but 127.0.0.1 and localhost', async () => {
    const headers = { cookie: cookie() };
    expect(await ask('/', { ...headers, host: `localhost:${server.port}` })).toMatchObject({
      status: 200,
    });
    for (const host of [`evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port}0`]) {
      expect(await ask('/', { ...headers, host })).toMatchObject({ status: 403 });
      expect(await ask(`/?token=${server.token}`, { host })).toMatchObject({ status: 403 });
    }
  });

  it('may only read', async () => {
    expect(await ask('/', { cookie: cookie() }, 'POST')).toMatchObject({ status: 405 });
  });

  it('is told by headers that nothing from elsewhere may run, frame or read the page', async () => {
    const { headers } = await ask('/', { cookie: cookie() });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
});

describe('a script of the page', () => {
  it('carries no policy of documents, which it is none of, and is never taken for one', async () => {
    const { headers } = await ask('/assets/main-abc123.js', { cookie: cookie() });
    expect(headers['content-security-policy']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('carries every policy where it is missing or kept from the visitor', async () => {
    const missing = await ask('/assets/none.js', { cookie: cookie() });
    const kept = await ask('/assets/main-abc123.js');
    expect([missing.status, kept.status]).toEqual([404, 401]);
    for (const { headers } of [missing, kept]) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });
});

describe('a WebSocket', () => {
  it('is let in with the cookie or the token, from our own page', async () => {
    expect(await upgrade(SOCKET_PATH, { origin: origin(), cookie: cookie() })).toBe(101);
    expect(await upgrade(`${SOCKET_PATH}?token=${server.token}`, { origin: origin() })).toBe(101);
  });

  it('needs the token', async () => {
    expect(await upgrade(SOCKET_PATH, { origin: origin() })).toBe(401);
    expect(await upgrade(`${SOCKET_PATH}?token=${wrong}`, { origin: origin() })).toBe(403);
    const stale = `workbench-${server.port}=${wrong}`;
    expect(await upgrade(SOCKET_PATH, { origin: origin(), cookie: stale })).toBe(403);
  });

  it('is refused to pages from elsewhere, whatever they show', async () => {
    const origins = ['http://evil.example', `http://localhost:${server.port}`, 'null'];
    for (const other of origins) {
      expect(await upgrade(SOCKET_PATH, { origin: other, cookie: cookie() })).toBe(403);
    }
    expect(await upgrade(SOCKET_PATH, { cookie: cookie() })).toBe(403);
  });

  it('is refused under another host name', async () => {
    const host = `evil.example:${server.port}`;
    const headers = { host, origin: `http://${host}`, cookie: cookie() };
    expect(await upgrade(SOCKET_PATH, headers)).toBe(403);
  });

  it('is found at one path only', async () => {
    expect(await upgrade('/elsewhere', { origin: origin(), cookie: cookie() })).toBe(404);
  });
});

describe('the server', () => {
  it('listens on loopback alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' && address !== '127.0.0.1')
      .map(({ address }) => address);
    // 127.0.0.2 is this machine too, on Linux: bound to every address, the server would answer.
    for (const address of [...others, '127.0.0.2']) {
      const refused = await new Promise((resolve) => {
        const socket = connect({ host: address, port: server.port, timeout: 2000 });
        socket.on('connect', () => resolve(false));
        for (const event of ['error', 'timeout']) socket.on(event, () => resolve(true));
        onTestFinished(() => void socket.destroy());
      });
      expect(refused, address).toBe(true);
    }
  });

  it('keeps its token for its owner alone, so that open tabs outlive a restart', async () => {
    const own = scratchFolder();
    const first = await start(own);
    await first.close();
    const second = await start(own);
    await second.close();
    expect(second.token).toBe(first.token);
    expect(first.token).toMatch(/^[\w-]{43}$/);
    const file = join(own, 'data', 'browser-token');
    expect(readFileSync(file, 'utf8').trim()).toBe(first.token);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.token).not.toBe(server.token);
  });

  it('takes another port when the usual one is taken', async () => {
    const other = await start(scratchFolder());
    await other.close();
    expect(other.port).not.toBe(server.port);
  });

  it('names the port that was asked for and is taken, and opens no host', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };
    const own = scratchFolder();
    const refusal = await start(own, port).catch((error) => error);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal.message).toContain(`Port ${port}`);
    expect(() => statSync(join(own, 'data'))).toThrow('ENOENT');
  });

  it('says so when the app is not built', async () => {
    const own = scratchFolder();
    const refusal = await startServer({
      rendererDir: join(own, 'nothing'),
      openHost: () => openHost({ dataDir: join(own, 'data') }),
    }).catch((error) => error);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal.message).toContain('not built');
  });

  it('closes at once, open connections or not', async () => {
    const own = await start(scratchFolder());
    const socket = new WebSocket(`ws://127.0.0.1:${own.port}${SOCKET_PATH}?token=${own.token}`, {
      headers: { origin: `http://127.0.0.1:${own.port}` },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await own.close();
    await closed;
    await expect(fetch(`http://127.0.0.1:${own.port}/`)).rejects.toThrow();
  });
});
