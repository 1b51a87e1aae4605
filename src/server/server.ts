import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { SOCKET_PATH } from '../contract/socket.ts';
import type { Host } from '../host/host.ts';
import { contractSocket } from './contract-socket.ts';
import { Gate } from './gate.ts';
import type { Verdict } from './gate.ts';
import { listen, LOOPBACK } from './listen.ts';
import { pageFiles } from './page-files.ts';
import { refusalPage } from './refusal-page.ts';
import { responseHeaders } from './response-headers.ts';
import { keepToken } from './token.ts';

/** What browser mode needs to know. */
export interface ServerOptions {
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** This port and no other; without it the default one, or when that is taken a free one. */
  readonly port?: number | undefined;
  /** Opens the host, whose data folder also keeps the token. Called once the port is ours. */
  readonly openHost: () => Promise<Host>;
}

/** A running server. */
export interface WorkbenchServer {
  /** The address to open, token included. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** Drops every connection, then closes the host. */
  close(): Promise<void>;
}

/**
 * Browser mode: the app's files and the contract on loopback, for those who show the token.
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
    const token = await keepToken(host.dataDir);
    const gate = new Gate(port, token);
    const sockets = contractSocket(host);
    answer = answerPages(gate, files, responseHeaders(port));
    server.on('upgrade', answerUpgrade(gate, sockets.accept.bind(sockets)));
    const opened = host;
    const address = `http://${LOOPBACK}:${port}/`;
    opened.announce(address);
    return {
      url: `${address}?token=${token}`,
      port,
      token,
      async close() {
        sockets.close();
        server.close();
        server.closeAllConnections();
        await opened.close();
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
    const verdict = gate.judgeRequest({ url: request.url ?? '/', headers: request.headers });
    if (verdict.kind === 'out') {
      turnAway(response, verdict);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (verdict.kind === 'token') {
      response
        .writeHead(303, {
          Location: verdict.location,
          'Set-Cookie': gate.cookie(),
          'Cache-Control': 'no-store',
        })
        .end();
    } else {
      files(request, response);
    }
  };
}

function turnAway(response: ServerResponse, verdict: Verdict & { kind: 'out' }): void {
  response
    .writeHead(verdict.status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
    })
    .end(refusalPage(verdict.reason));
}

function answerUpgrade(
  gate: Gate,
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const url = request.url ?? '/';
    const verdict = gate.judgeUpgrade({ url, headers: request.headers });
    if (verdict.kind === 'out') {
      refuseUpgrade(socket, verdict.status);
    } else if (url.split('?')[0] !== SOCKET_PATH) {
      refuseUpgrade(socket, 404);
    } else {
      accept(request, socket, head);
    }
  };
}

const STATUS_WORDS = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' } as const;

function refuseUpgrade(socket: Duplex, status: keyof typeof STATUS_WORDS): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_WORDS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
