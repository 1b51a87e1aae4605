import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { UserError } from '../../src/contract/errors.ts';
import {
  ENTER_PATH,
  SESSION_PATH,
  SOCKET_PATH,
  SOCKET_PROTOCOL,
  socketProtocols,
} from '../../src/contract/socket.ts';
import { openHost } from '../../src/host/host.ts';
import { findDoor, oneTimeAddress } from '../../src/server/door.ts';
import { startServer } from '../../src/server/server.ts';
import type { WorkbenchServer } from '../../src/server/server.ts';
import { askToEnter, letIn } from './let-in.ts';
import { writeRenderer } from './renderer-folder.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';

let folder: string;
let server: WorkbenchServer;
let session: string;

beforeAll(async () => {
  folder = makeFolder();
  server = await start(folder);
  session = await letIn(server.oneTimeAddress());
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
function upgrade(
  path: string,
  headers: Record<string, string>,
  protocols: readonly string[] = [],
): Promise<number> {
  return new Promise((resolve, reject) => {
    const address = `ws://127.0.0.1:${server.port}${path}`;
    const socket = new WebSocket(address, [...protocols], { headers });
    socket.on('open', () => {
      expect(socket.protocol).toBe(SOCKET_PROTOCOL);
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

const own = () => socketProtocols(session);
const origin = () => `http://127.0.0.1:${server.port}`;
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const wrong = 'A'.repeat(43);

describe('a visitor of a page', () => {
  it('gets the app at every address inside it, which holds nothing of the user', async () => {
    for (const path of ['/', '/experiments/7', ENTER_PATH]) {
      const { status, body, headers } = await ask(path);
      expect(status).toBe(200);
      expect(body).toContain('The app');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('gets files compressed as it can read them, to be kept for good', async () => {
    const path = '/assets/main-abc123.js';
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip, deflate', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { headers } = await ask(path, { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-type']).toContain('javascript');
      expect(headers['cache-control']).toContain('immutable');
    }
  });

  it('reaches no file outside the app', async () => {
    const { secret } = findDoor(join(folder, 'data'));
    const file = 'data/browser-door.json';
    for (const path of [`/../${file}`, `/%2e%2e/${file}`, '//', '/%00', '/%ff']) {
      const { body } = await ask(path);
      expect(body).not.toContain(secret);
    }
    expect(await ask('/', { range: 'bytes=5-2' })).toMatchObject({ status: 200 });
  });

  it('may use no name but 127.0.0.1 and localhost', async () => {
    expect(await ask('/', { host: `localhost:${server.port}` })).toMatchObject({ status: 200 });
    for (const host of [`evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port}0`]) {
      expect(await ask('/', { host })).toMatchObject({ status: 403 });
      expect(await ask(SESSION_PATH, { host, ...bearer(session) })).toMatchObject({ status: 403 });
    }
  });

  it('may only read', async () => {
    expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405 });
    expect(await ask(SESSION_PATH, {}, 'OPTIONS')).toMatchObject({ status: 405 });
  });

  it('is told by headers that nothing from elsewhere may run, frame or read the page', async () => {
    const { headers } = await ask('/');
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
    const { headers } = await ask('/assets/main-abc123.js');
    expect(headers['content-security-policy']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('carries every policy where it is missing or kept from the visitor', async () => {
    const missing = await ask('/assets/none.js');
    const kept = await ask('/assets/main-abc123.js', { host: 'evil.example' });
    expect([missing.status, kept.status]).toEqual([404, 403]);
    for (const { headers } of [missing, kept]) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });
});

describe('a one-time address', () => {
  it('shows its key to no server by itself, and lets one browser in, once', async () => {
    const address = server.oneTimeAddress();
    expect(address).toMatch(new RegExp(`^${origin()}${ENTER_PATH}#[\\w-]{22}\\.[\\w-]{43}$`));
    const first = await askToEnter(address);
    expect([first.status, await first.text()]).toEqual([200, session]);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const again = await askToEnter(address);
    expect([again.status, await again.text()]).toEqual([401, expect.not.stringContaining(session)]);
  });

  it('is made by whoever may read the data folder, without asking the server', async () => {
    const made = oneTimeAddress(findDoor(join(folder, 'data')));
    expect(await letIn(made)).toBe(session);
    expect(() => findDoor(folder)).toThrow(UserError);
  });

  it('must be whole', async () => {
    const [name = '', signature = ''] = new URL(server.oneTimeAddress()).hash.slice(1).split('.');
    const keys = [
      '',
      name,
      `${name}.`,
      `.${signature}`,
      `x${name}.${signature}`,
      `${name}.${wrong}`,
    ];
    for (const key of [...keys, session]) {
      expect(await askToEnter(`${origin()}/#${key}`)).toMatchObject({ status: 401 });
    }
    expect(await ask(SESSION_PATH, { origin: origin() }, 'POST')).toMatchObject({ status: 401 });
    // None of the attempts has used it up.
    expect(await letIn(`${origin()}/#${name}.${signature}`)).toBe(session);
  });

  it('is of no use to pages from elsewhere, nor used up by them', async () => {
    const address = server.oneTimeAddress();
    const key = bearer(new URL(address).hash.slice(1));
    for (const other of ['http://evil.example', `http://localhost:${server.port}`, 'null']) {
      const answer = await ask(SESSION_PATH, { ...key, origin: other }, 'POST');
      expect(answer.status).toBe(403);
    }
    expect(await ask(SESSION_PATH, key, 'POST')).toMatchObject({ status: 403 });
    expect(await letIn(address)).toBe(session);
  });
});

describe('the session secret', () => {
  it('is told apart from others, so that a page knows whether it is still good', async () => {
    expect(await ask(SESSION_PATH, bearer(session))).toMatchObject({ status: 204 });
    expect(await ask(SESSION_PATH, bearer(wrong))).toMatchObject({ status: 401 });
    const nothing = await ask(SESSION_PATH);
    expect(nothing.status).toBe(401);
    expect(nothing.body).toContain('workbench -- address');
  });
});

describe('a WebSocket', () => {
  it('is let in with the session secret, from our own page', async () => {
    expect(await upgrade(SOCKET_PATH, { origin: origin() }, own())).toBe(101);
  });

  it('needs the session secret', async () => {
    expect(await upgrade(SOCKET_PATH, { origin: origin() })).toBe(401);
    expect(await upgrade(SOCKET_PATH, { origin: origin() }, [SOCKET_PROTOCOL])).toBe(401);
    expect(await upgrade(SOCKET_PATH, { origin: origin() }, socketProtocols(wrong))).toBe(401);
    const key = new URL(server.oneTimeAddress()).hash.slice(1);
    expect(await upgrade(SOCKET_PATH, { origin: origin() }, socketProtocols(key))).toBe(401);
  });

  it('is refused to pages from elsewhere, whatever they show', async () => {
    const origins = ['http://evil.example', `http://localhost:${server.port}`, 'null'];
    for (const other of origins) {
      expect(await upgrade(SOCKET_PATH, { origin: other }, own())).toBe(403);
    }
    expect(await upgrade(SOCKET_PATH, {}, own())).toBe(403);
  });

  it('is refused under another host name', async () => {
    const host = `evil.example:${server.port}`;
    expect(await upgrade(SOCKET_PATH, { host, origin: `http://${host}` }, own())).toBe(403);
  });

  it('is found at one path only', async () => {
    expect(await upgrade('/elsewhere', { origin: origin() }, own())).toBe(404);
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

  it('has a secret of its own at each start, for the owner of the folder alone', async () => {
    const other = scratchFolder();
    const data = join(other, 'data');
    mkdirSync(data);
    // What an earlier version kept for ever.
    writeFileSync(join(data, 'browser-token'), wrong);
    const first = await start(other);
    const file = join(data, 'browser-door.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(join(data, 'browser-token'))).toBe(false);
    const earlier = { door: findDoor(data), session: await letIn(first.oneTimeAddress()) };
    // Nothing in the folder holds what the browsers show.
    for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(data, name)).isDirectory()) continue;
      expect(readFileSync(join(data, name), 'latin1'), name).not.toContain(earlier.session);
    }
    await first.close();
    expect(() => findDoor(data)).toThrow('Nothing is being served');
    const second = await start(other, first.port);
    expect(findDoor(data).secret).not.toBe(earlier.door.secret);
    expect(await askToEnter(oneTimeAddress(earlier.door))).toMatchObject({ status: 401 });
    const shown = await fetch(`${second.home}${SESSION_PATH.slice(1)}`, {
      headers: bearer(earlier.session),
    });
    expect(shown.status).toBe(401);
    expect(await letIn(second.oneTimeAddress())).not.toBe(earlier.session);
    await second.close();
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
    const other = await start(scratchFolder());
    const protocols = socketProtocols(await letIn(other.oneTimeAddress()));
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}${SOCKET_PATH}`, protocols, {
      origin: `http://127.0.0.1:${other.port}`,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    await closed;
    await expect(fetch(other.home)).rejects.toThrow();
  });
});
