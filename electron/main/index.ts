import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, dialog, ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import { defaultDataDir } from '../../src/host/data-folder/default-data-dir.ts';
import { answerDialogs } from './dialogs.ts';
import { ensureLibrary } from './first-start.ts';
import { HostProcess } from './host-process.ts';
import { setMenu } from './menu.ts';
import { registerPageScheme, servePage } from './page.ts';
import { placesOf } from './places.ts';
import { fenceIn } from './security.ts';
import { isFromPage } from './sender.ts';
import { saveInParts } from './saved-in-parts.ts';
import { openWindow } from './window.ts';

const root = app.getAppPath();
const places = placesOf(askedDataDir() ?? defaultDataDir(), {
  root,
  resources: app.isPackaged ? process.resourcesPath : undefined,
});

/** `--data-dir DIR`, as on the command line; what else stands there is Electron's own. */
function askedDataDir(): string | undefined {
  const { values } = parseArgs({
    args: process.argv.slice(1),
    options: { 'data-dir': { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const asked = values['data-dir'];
  return typeof asked === 'string' ? resolve(asked) : undefined;
}

let host: HostProcess | undefined;
let window: BrowserWindow | undefined;
/** Not before a packaged app has its TensorFlow. */
let hasStarted = false;
/** Set while the host is finishing after the last window was closed for good. */
let isQuitting = false;

function startHost(): void {
  host = new HostProcess(join(root, 'out/main/host.js'), places, {
    refused: (message) => void askToGoOn('The workbench cannot open its data folder', message),
    died: (reason) => void askToGoOn('The workbench stopped working in the background', reason),
  });
  if (window !== undefined) host.connect(window.webContents);
}

/** After the host has ended by itself: shows why, and starts it again or quits. */
async function askToGoOn(message: string, detail: string): Promise<void> {
  host = undefined;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail,
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) startHost();
  else app.quit();
}

function showWindow(): void {
  if (window === undefined) {
    window = openWindow(join(root, 'out/preload/index.cjs'));
    window.on('closed', () => {
      window = undefined;
    });
  } else {
    if (window.isMinimized()) window.restore();
    window.focus();
  }
}

/** The user has started the workbench once more. */
function startedAgain(): void {
  if (isQuitting) app.relaunch();
  else if (hasStarted) showWindow();
}

/** Runs that are under way are stopped cleanly; the app is gone once the host is. */
function quitAfterHost(event: Electron.Event): void {
  if (host === undefined) return;
  event.preventDefault();
  if (isQuitting) return;
  isQuitting = true;
  void host.close().finally(() => {
    host = undefined;
    app.quit();
  });
}

async function start(): Promise<void> {
  fenceIn();
  setMenu();
  servePage(join(root, 'out/renderer'));
  const { packaged } = places;
  if (packaged !== undefined) {
    const preload = join(root, 'out/preload/first-start.cjs');
    if (!(await ensureLibrary(packaged.tensorflow, preload))) {
      app.quit();
      return;
    }
  }
  hasStarted = true;
  answerDialogs();
  saveInParts();
  ipcMain.on('host-port', (event) => {
    // While the host is being started anew there is none; the window gets a port with the next.
    if (isFromPage(event)) host?.connect(event.sender);
  });
  app.on('activate', showWindow);
  startHost();
  showWindow();
}

// What Chromium keeps must not lie in the data folder, as it would on a Mac.
app.setPath('userData', join(app.getPath('appData'), 'pruning-workbench-window'));

if (app.requestSingleInstanceLock()) {
  registerPageScheme();
  // Without it Windows shows no notice of an app that was not installed.
  if (process.platform === 'win32') app.setAppUserModelId(process.execPath);
  app.on('second-instance', startedAgain);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', quitAfterHost);
  void app.whenReady().then(start);
} else {
  app.quit();
}
