import { SESSION_ITEM, SESSION_PATH } from '../../contract/socket.ts';

/** What lets this browser in, as its pages of this host and port keep it. */
export interface Session {
  /** The secret of the start that last let this browser in; null where none has. */
  kept(): string | null;
  /** True where the workbench answers that the secret is none of this start. */
  isRefused(secret: string): Promise<boolean>;
  /** Settles when another page of this browser was let in. */
  change(): Promise<unknown>;
}

/** The session in the storage of the page's origin, which no other port sees. */
export function sessionOf(page: Window): Session {
  return {
    kept: () => page.localStorage.getItem(SESSION_ITEM),
    async isRefused(secret) {
      try {
        const headers = { Authorization: `Bearer ${secret}` };
        return (await page.fetch(SESSION_PATH, { headers })).status === 401;
      } catch {
        // Nobody answers: the connection is lost, and that is told by it.
        return false;
      }
    },
    change: () =>
      new Promise((resolve) => {
        const listen = ({ key }: StorageEvent) => {
          if (key !== SESSION_ITEM) return;
          page.removeEventListener('storage', listen);
          resolve(undefined);
        };
        page.addEventListener('storage', listen);
      }),
  };
}
