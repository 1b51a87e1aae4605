/*
 * Electron 9 as the app's main process expects Electron to be: what is there goes through untouched,
 * and what came later is played by what was there before.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import type { AcrossFork } from './across-fork.ts';

export const { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, screen } = electron;
export const { contextBridge, ipcRenderer, nativeTheme, powerMonitor, powerSaveBlocker } = electron;
export const { session, shell } = electron;

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/* Frames: the vehicle tells the frame's number only, and the main frame's is the routing number. */
const frames = new WeakMap<object, object>();
function frameOf(contents: Electron.WebContents): object {
  const known = frames.get(contents) ?? {
    get url() {
      return contents.getURL();
    },
  };
  frames.set(contents, known);
  return known;
}
app.on('web-contents-created', (_event, contents) => {
  Object.defineProperty(contents, 'mainFrame', { get: () => frameOf(contents) });
  Object.assign(contents, {
    setWindowOpenHandler(decide: (details: { url: string }) => unknown) {
      contents.on('new-window' as never, (event: Electron.Event, url: string) => {
        event.preventDefault();
        decide({ url });
      });
    },
  });
  const plainOn = contents.on.bind(contents) as (name: string, listener: Listener) => unknown;
  contents.on = ((name: string, listener: Listener) =>
    plainOn(
      name,
      name.startsWith('will-') && name !== 'will-attach-webview'
        ? (event, url) => listener(Object.assign(event as object, { url }), url)
        : listener,
    )) as never;
});
type Listener = (...args: unknown[]) => unknown;

{
  const withFrame =
    (listener: Listener) =>
    (event: { sender: Electron.WebContents }, ...args: unknown[]) =>
      listener(
        Object.defineProperty(event, 'senderFrame', { value: frameOf(event.sender) }),
        ...args,
      );
  const { on, handle } = ipcMain;
  ipcMain.on = ((name: string, listener: Listener) =>
    on.call(ipcMain, name, withFrame(listener) as never)) as never;
  ipcMain.handle = ((name: string, listener: Listener) =>
    handle.call(ipcMain, name, withFrame(listener) as never)) as never;
}

/* `net.fetch` of a file, and the little of `Response` and `Headers` that an answer needs. */
class SomeHeaders extends Map<string, string> {}
class SomeResponse {
  readonly status: number;
  readonly headers: Map<string, string>;
  readonly body: Buffer;
  constructor(body: Buffer | null, { status = 200, headers = new Map<string, string>() } = {}) {
    this.body = body ?? Buffer.alloc(0);
    this.status = status;
    this.headers = headers;
  }
}
Object.assign(globalThis, { Response: SomeResponse, Headers: SomeHeaders });
export const net = {
  fetch(address: string) {
    const file = fileURLToPath(address);
    const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream';
    return Promise.resolve(
      new SomeResponse(readFileSync(file), { headers: new Map([['Content-Type', type]]) }),
    );
  },
};

export const protocol = {
  registerSchemesAsPrivileged: electron.protocol.registerSchemesAsPrivileged,
  handle(scheme: string, answer: (request: { url: string }) => Promise<SomeResponse>) {
    electron.protocol.registerStreamProtocol(scheme, (request, reply) => {
      void answer(request).then(({ status, headers, body }) =>
        reply({
          statusCode: status,
          headers: Object.fromEntries([...headers]),
          data: Readable.from([body]),
        }),
      );
    });
  },
};

/** A utility process as a fork of the Node that `SMOKE_NODE` names; its ports go as messages. */
class ForkedUtility extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, Electron.MessagePortMain>();
  #lastPort = 0;

  constructor(
    entry: string,
    args: string[],
    { stdio }: { stdio: ('ignore' | 'inherit' | 'pipe')[] },
  ) {
    super();
    const { SMOKE_NODE: execPath = '', SMOKE_PARENT_PORT: parentPort = '', ...env } = process.env;
    this.#child = fork(entry, args, {
      execPath,
      execArgv: ['--import', parentPort],
      env: { ...env, ELECTRON_RUN_AS_NODE: undefined },
      stdio: [...stdio, 'ipc'],
    });
    this.#child.on('message', (message: AcrossFork) => this.#receive(message));
    this.#child.on('exit', (code, signal) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? (signal === null ? 1 : 128));
    });
  }

  get stderr() {
    return this.#child.stderr;
  }

  get pid() {
    return this.#child.pid;
  }

  postMessage(message: unknown, ports: Electron.MessagePortMain[] = []): void {
    const numbers = ports.map((port) => this.#relay(port));
    this.#send({ to: 'parent-port', message, ports: numbers });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #send(message: AcrossFork): void {
    if (this.#child.connected) this.#child.send(message);
  }

  #relay(port: Electron.MessagePortMain): number {
    const number = (this.#lastPort += 1);
    this.#ports.set(number, port);
    port.on('message', ({ data }) =>
      this.#send({ to: 'port', port: number, message: data as unknown }),
    );
    port.on('close', () => {
      this.#ports.delete(number);
      this.#send({ to: 'port-close', port: number });
    });
    port.start();
    return number;
  }

  #receive(received: AcrossFork): void {
    if (received.to === 'parent-port') this.emit('message', received.message);
    else if (received.to === 'port') this.#ports.get(received.port)?.postMessage(received.message);
    else this.#ports.get(received.port)?.close();
  }
}

export const utilityProcess = {
  fork: (entry: string, args: string[], options: { stdio: ('ignore' | 'inherit' | 'pipe')[] }) =>
    new ForkedUtility(entry, args, options),
};
