import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { InTrouble } from '../contract/errors.ts';

/** A connection behind which another one can be put, for those who hold on to it. */
export interface LiveClient {
  /** To be used as if it were the connection. */
  readonly client: Sqlite.Database;
  replace(connection: Sqlite.Database): void;
}

/** @param beforeWriting called before each statement that may write; it throws where that is not to be */
export function liveClient(first: Sqlite.Database, beforeWriting: () => void): LiveClient {
  let current = first;
  /** It is closed while it could not be opened anew. */
  function requireOpen(): void {
    if (!current.open) throw new InTrouble({ cause: 'away', path: dirname(current.name) });
  }
  function prepare(source: string): Sqlite.Statement {
    requireOpen();
    const statement = current.prepare(source);
    if (!statement.readonly) beforeWriting();
    return statement;
  }
  const client = new Proxy(first, {
    get(_first, key) {
      if (key === 'prepare') return prepare;
      const value: unknown = Reflect.get(current, key);
      if (typeof value !== 'function') return value;
      requireOpen();
      return value.bind(current) as unknown;
    },
  });
  return { client, replace: (connection) => void (current = connection) };
}
