import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { SESSION_PATH, SOCKET_PATH } from '../contract/socket.ts';
import type { Host } from '../host/host.ts';
import { contractSocket } from './contract-socket.ts';
import { addressOf, closeDoor, oneTimeAddress, openDoor } from './door.ts';
import { Gate } from './gate.ts';
import type { Refusal } from './gate.ts';
import { listen, LOOPBACK } from './listen.ts';
import { pageFiles } from './page-files.ts';
import { refusalPage } from './refusal-page.ts';
import { responseHeaders } from './response-headers.ts';

/** What browser mode needs to know. */
export interface ServerOptions {
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** This port and no other; without it the default one, or when that is taken a free one. */
  readonly port?: number | undefined;
  /** Opens the host, whose data folder also keeps the secret of this start. Called once the port is ours. */
  readonly openHost: () => Promise<Host>;
  /** Told the address by which a browser was let in, which is used up now. */
  readonly onLetIn?: ((address: string) => void) | undefined;
}

/** A running server. */
export interface WorkbenchServer {
  /** The address of the app, for browsers that were let in. */
  readonly home: string;
  readonly port: number;
  /** Where its door is: the data folder, unless that can only be looked at. */
  readonly dataDir: string;
  /** A new address that lets one browser in, once. */
  oneTimeAddress(): string;
  /** Drops every connection, then closes the host. */
  close(): Promise<void>;
}

/**
 * Browser mode: the app's files and the contract on loopback, for those who show a key of this start.
 *
 * @throws UserError when the renderer is not built, the port is taken or the host refuses the folder
 */
export async function startServer(options: ServerOptions): Promise<WorkbenchServer> {
  // The port comes first: opening the host starts work, which a taken port would have to undo. A
  // tab that is still open from last time may call in between.
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const server = createServer((request, response) => {
    answer(request, response);
  });
  const port = await listen(server, options.port);
  let host: Host | undefined;
  try {
    const files = pageFiles(options.rendererDir);
    host = await options.openHost();
    const { dataDir } = host;
    const home = `http://${LOOPBACK}:${port}/`;
    const door = await openDoor(dataDir, home);
    const gate = new Gate(port, door.secret, (key) => options.onLetIn?.(addressOf(home, key)));
    const sockets = contractSocket(host);
    answer = answerPages(gate, files, responseHeaders(port));
    server.on('upgrade', answerUpgrade(gate, sockets.accept.bind(sockets)));
    const opened = host;
    opened.announce(home);
    return {
      home,
      port,
      dataDir,
      oneTimeAddress: () => oneTimeAddress(door),
      async close() {
        sockets.close();
        server.close();
        server.closeAllConnections();
        try {
          closeDoor(dataDir);
        } finally {
          await opened.close();
        }
      },
    };
  } catch (error) {
    server.close();
    server.closeAllConnections();
    await host?.close();
    throw error;
  }
}

function answerPages(
  gate: Gate,
  files: RequestListener,
  headers: Record<string, string>,
): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url === SESSION_PATH) {
      answerSession(gate, request, response);
      return;
    }
    const refusal = gate.refusePage(request.headers);
    if (refusal) turnAway(response, refusal);
    else if (request.method === 'GET' || request.method === 'HEAD') files(request, response);
    else response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  };
}

function answerSession(gate: Gate, { method, headers }: IncomingMessage, response: ServerResponse) {
  response.setHeader('Cache-Control', 'no-store');
  if (method === 'POST') {
    const answer = gate.exchange(headers);
    if ('reason' in answer) turnAway(response, answer);
    else response.writeHead(200, { 'Content-Type': 'text/plain' }).end(answer.session);
  } else if (method === 'GET') {
    const refusal = gate.refuseSession(headers);
    if (refusal) turnAway(response, refusal);
    else response.writeHead(204).end();
  } else {
    response.writeHead(405, { Allow: 'GET, POST' }).end();
  }
}

function turnAway(response: ServerResponse, { status, reason }: Refusal): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    .end(refusalPage(reason));
}

function answerUpgrade(
  gate: Gate,
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const refusal = gate.refuseUpgrade(request.headers);
    if (refusal) refuseUpgrade(socket, refusal.status);
    else if (request.url !== SOCKET_PATH) refuseUpgrade(socket, 404);
    else accept(request, socket, head);
  };
}

const STATUS_WORDS = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

function refuseUpgrade(socket: Duplex, status: keyof typeof STATUS_WORDS): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_WORDS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
