import { dirname, join } from 'node:path';
import { app, BrowserWindow, ipcMain, net } from 'electron';
import type { IpcMainEvent } from 'electron';
import type { FirstStartState } from '../../src/contract/first-start.ts';
import { bringLibrary, hasLibrary } from './library/bring-library.ts';
import { packageIndex } from './library/find-file.ts';
import { readPinnedLibrary } from './library/pinned-library.ts';
import { troubleOf } from './library/trouble.ts';
import { PAGE_URL } from './page.ts';
import { isFromPage } from './sender.ts';

/** The page is told no more often: a download brings hundreds of pieces a second. */
const TELL_MS = 100;

/**
 * Sees to it that a packaged app has its TensorFlow: fetches it where it is not there, in a window that
 * says how far it is and what to do where that fails.
 *
 * @param record where the host will read what there is
 * @param preload of that window
 * @returns false where the user gave it up
 */
export async function ensureLibrary(record: string, preload: string): Promise<boolean> {
  const library = readPinnedLibrary(join(process.resourcesPath, 'library.json'));
  const folder = dirname(record);
  if (hasLibrary(library, folder, record)) return true;

  const window = openWindow(preload);
  const ending = new AbortController();
  const tell = tellPage(window);
  let retry = Promise.withResolvers<boolean>();
  const answers = {
    'first-start-watch': () => tell.again(),
    'first-start-again': () => retry.resolve(true),
    'first-start-quit': () => window.close(),
  };
  const handlers = Object.entries(answers).map(([channel, answer]) => {
    const handler = (event: IpcMainEvent) => {
      if (isFromPage(event)) answer();
    };
    ipcMain.on(channel, handler);
    return () => ipcMain.off(channel, handler);
  });
  window.on('closed', () => {
    ending.abort();
    retry.resolve(false);
  });

  try {
    for (;;) {
      retry = Promise.withResolvers<boolean>();
      try {
        await bringLibrary(library, {
          folder,
          record,
          index: packageIndex(library.index),
          fetch: (url, init) => net.fetch(url, init),
          signal: ending.signal,
          onProgress: (progress) => tell.now({ kind: 'working', ...progress }),
        });
        return !ending.signal.aborted;
      } catch (error) {
        if (ending.signal.aborted) return false;
        const { kind, message } = troubleOf(error);
        tell.now({ kind: 'trouble', trouble: kind, detail: message, folder });
      }
      if (!(await retry.promise)) return false;
    }
  } finally {
    handlers.forEach((undo) => undo());
    // After what is opened next, or the app would end with its last window.
    setImmediate(() => {
      if (!window.isDestroyed()) window.destroy();
    });
  }
}

function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: app.getName(),
    width: 640,
    height: 480,
    show: false,
    webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(new URL('first-start.html', PAGE_URL).href);
  return window;
}

/** Keeps the newest state for a page that asks, and tells it the others now and then. */
function tellPage(window: BrowserWindow) {
  let newest: FirstStartState | undefined;
  let toldAt = 0;
  const send = () => {
    toldAt = Date.now();
    if (newest !== undefined && !window.isDestroyed())
      window.webContents.send('first-start', newest);
  };
  return {
    again: send,
    now(state: FirstStartState) {
      const isNews = newest?.kind !== state.kind || state.kind === 'trouble';
      newest = state;
      if (isNews || Date.now() - toldAt >= TELL_MS) send();
    },
  };
}
