import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { PAGE_URL } from './page.ts';
import { findWindowState, keepWindowState } from './window-state.ts';

const FIRST_SIZE = { width: 1280, height: 840 };
const SMALLEST_SIZE = { minWidth: 720, minHeight: 480 };

/** Opens the window on the app's page, sandboxed, where and as large as it was last time. */
export function openWindow(preload: string): BrowserWindow {
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
  void window.loadURL(PAGE_URL);
  return window;
}
