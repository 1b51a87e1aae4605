import type { Server } from 'node:http';
import { UserError } from '../contract/errors.ts';

/** The port that browser mode takes when it is free and none was asked for. */
const DEFAULT_PORT = 8127;

/** The one address that is ever bound: nothing outside this machine reaches it. */
export const LOOPBACK = '127.0.0.1';

/**
 * Binds the server to loopback.
 *
 * @param askedPort the port to take and no other; without it the default one, or when that is
 *   taken any free one
 * @returns the port
 * @throws UserError when the asked port is taken or not allowed
 */
export async function listen(server: Server, askedPort?: number): Promise<number> {
  if (askedPort !== undefined) {
    try {
      return await bind(server, askedPort);
    } catch (error) {
      throw refusal(error, askedPort) ?? error;
    }
  }
  try {
    return await bind(server, DEFAULT_PORT);
  } catch (error) {
    if (refusal(error, DEFAULT_PORT) === undefined) throw error;
    return await bind(server, 0);
  }
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error(`A TCP address was expected and ${String(address)} was bound`));
      } else {
        resolve(address.port);
      }
    });
  });
}

function refusal(error: unknown, port: number): UserError | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new UserError(
        `Port ${port} is taken by another program; choose another with --port, or leave --port out to get a free one.`,
      );
    case 'EACCES':
      return new UserError(
        `Port ${port} is not allowed for this user; choose one above 1023 with --port.`,
      );
    default:
      return undefined;
  }
}
