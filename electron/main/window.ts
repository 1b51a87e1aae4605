import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { PAGE_URL } from './page.ts';
import type { Words } from './words/words.ts';
import { findWindowState, keepWindowState } from './window-state.ts';

const FIRST_SIZE = { width: 1280, height: 840 };
const SMALLEST_SIZE = { minWidth: 720, minHeight: 480 };

/**
 * Opens the window on the app's page, sandboxed, where and as large as it was last time.
 *
 * @param words in which language it is told when the page has crashed
 */
export function openWindow(preload: string, words: () => Words): BrowserWindow {
  const stateFile = join(app.getPath('userData'), 'window-state.json');
  const state = findWindowState(stateFile);
  const window = new BrowserWindow({
    title: 'Pruning Workbench',
    ...FIRST_SIZE,
    ...SMALLEST_SIZE,
    ...state?.bounds,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (state?.maximized === true) window.maximize();
  keepWindowState(window, stateFile);
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window, reason, words().trouble);
  });
  void window.loadURL(PAGE_URL);
  return window;
}

/** A page whose process has crashed leaves an empty window behind. What is running runs on. */
async function offerReload(
  window: BrowserWindow,
  reason: string,
  words: Words['trouble'],
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.pageDied,
    detail: words.pageReason(reason),
    buttons: [words.reload, words.close],
    defaultId: 0,
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
