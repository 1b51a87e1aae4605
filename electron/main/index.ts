import { join } from 'node:path';
import { app, dialog, ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import type { AppCommand } from '../../src/contract/bridge.ts';
import { languageSchema } from '../../src/contract/language.ts';
import { defaultDataDir } from '../../src/host/data-folder/default-data-dir.ts';
import { CommandOutbox } from './command-outbox.ts';
import { answerDialogs } from './dialogs.ts';
import { chooseFiles } from './files/choose-files.ts';
import { readArguments } from './files/files-in-arguments.ts';
import { HandedFiles } from './files/handed-files.ts';
import { ensureLibrary } from './first-start.ts';
import { HostProcess } from './host-process.ts';
import { setMenu } from './menu/menu.ts';
import type { MenuAction } from './menu/menu-template.ts';
import { registerPageScheme, servePage } from './page.ts';
import { placesOf } from './places.ts';
import { wakefulWhileWorking, watchPower } from './power.ts';
import { askToQuit } from './quitting/ask-to-quit.ts';
import { Quitting } from './quitting/quitting.ts';
import { fenceIn, sandboxAll } from './security.ts';
import { isFromPage } from './sender.ts';
import { saveInParts } from './saved-in-parts.ts';
import { openWindow } from './window.ts';
import { languageOf, wordsIn } from './words/words.ts';
import { NO_WORK } from './work-going-on.ts';
import type { Work } from './work-going-on.ts';

type Opened = Extract<AppCommand, { type: 'open' }>;

/** Milliseconds that an app without a window stays after its last run, so that the notice of it is seen. */
const LAST_NOTICE_MS = 3000;

const root = app.getAppPath();
const started = readArguments(process.argv.slice(1), process.cwd());
const places = placesOf(started.dataDir ?? defaultDataDir(), {
  root,
  resources: app.isPackaged ? process.resourcesPath : undefined,
});

let host: HostProcess | undefined;
let window: BrowserWindow | undefined;
/** Not before a packaged app has its TensorFlow. */
let hasStarted = false;
let work: Work = NO_WORK;
let words = wordsIn('en');
/** The window was put away while runs go on; the app ends with them. */
let isPutAway = false;
const wakeful = wakefulWhileWorking();
const handed = new HandedFiles();
const outbox = new CommandOutbox();
const quitting = new Quitting({
  runs: () => work.going,
  hasHost: () => host !== undefined,
  ask: (runs) => askToQuit(window, runs, words.quitting),
  async finish() {
    await host?.close();
    host = undefined;
  },
  putAway() {
    isPutAway = true;
    window?.hide();
  },
  quit: () => app.quit(),
});

function startHost(): void {
  host = new HostProcess(join(root, 'out/main/host.js'), places, {
    refused: (reason) => void askToGoOn(words.trouble.noFolder, reason),
    died: (reason) => void askToGoOn(words.trouble.hostDied, reason),
    works: workChanged,
  });
  if (window !== undefined) host.connect(window.webContents);
}

/** After the host has ended by itself: shows why, and starts it again or quits. */
async function askToGoOn(message: string, detail: string): Promise<void> {
  host = undefined;
  workChanged(NO_WORK);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail,
    buttons: [words.trouble.tryAgain, words.trouble.quit],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) startHost();
  else app.quit();
}

function workChanged(now: Work): void {
  work = now;
  wakeful.set(now.running > 0);
  if (isPutAway && now.going === 0) setTimeout(endWithLastRun, LAST_NOTICE_MS);
}

function endWithLastRun(): void {
  if (isPutAway && work.going === 0) app.quit();
}

function showWindow(): void {
  if (!hasStarted) return;
  isPutAway = false;
  if (window === undefined) {
    window = openWindow(join(root, 'out/preload/index.cjs'), () => words);
    // The app goes with its last window, but on a Mac.
    window.on('close', (event) => {
      if (process.platform !== 'darwin' && !quitting.mayClose()) event.preventDefault();
    });
    window.on('closed', () => {
      window = undefined;
      outbox.deaf();
    });
  } else {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }
}

/** Hands files that the user has opened to the page. What is no file is passed over. */
function openFiles(paths: readonly string[], kind: Opened['kind'] = null): void {
  const files = handed.hand(paths);
  if (files.length === 0) return;
  outbox.send({ type: 'open', kind, files });
  showWindow();
}

/** The user has started the workbench once more, perhaps with files. */
function startedAgain(_event: unknown, args: readonly string[], cwd: string): void {
  if (quitting.isFinishing) {
    app.relaunch();
    return;
  }
  showWindow();
  openFiles(readArguments(args.slice(1), cwd).files);
}

function act(action: MenuAction): void {
  showWindow();
  if (action.type === 'choose') void choose(action.kind);
  else outbox.send(action);
}

async function choose(kind: Extract<MenuAction, { type: 'choose' }>['kind']): Promise<void> {
  if (window === undefined) return;
  const paths = await chooseFiles(window, kind, words.choose);
  openFiles(paths, kind === 'any' ? null : kind);
}

function listenToPage(): void {
  ipcMain.on('host-port', (event) => {
    // While the host is being started anew there is none; the window gets a port with the next.
    if (isFromPage(event)) host?.connect(event.sender);
  });
  ipcMain.on('commands-heard', (event) => {
    if (isFromPage(event)) outbox.heard((command) => event.sender.send('command', command));
  });
  ipcMain.on('show-window', (event) => {
    if (isFromPage(event)) showWindow();
  });
  ipcMain.on('language', (event, received: unknown) => {
    const language = languageSchema.safeParse(received);
    if (!isFromPage(event) || !language.success) return;
    words = wordsIn(language.data);
    setMenu(words, act);
  });
}

async function start(): Promise<void> {
  fenceIn();
  words = wordsIn(languageOf(app.getLocale()));
  setMenu(words, act);
  servePage(join(root, 'out/renderer'), handed);
  const { packaged } = places;
  if (packaged !== undefined) {
    const preload = join(root, 'out/preload/first-start.cjs');
    if (!(await ensureLibrary(packaged.tensorflow, preload))) {
      app.quit();
      return;
    }
  }
  hasStarted = true;
  answerDialogs(() => words);
  saveInParts();
  listenToPage();
  watchPower({
    save: () => host?.save(),
    goesDown() {
      quitting.decide();
      app.quit();
    },
  });
  app.on('activate', showWindow);
  startHost();
  showWindow();
  openFiles(started.files);
}

// What Chromium keeps must not lie in the data folder, as it would on a Mac.
app.setPath('userData', join(app.getPath('appData'), 'pruning-workbench-window'));

if (app.requestSingleInstanceLock()) {
  sandboxAll();
  registerPageScheme();
  // Without it Windows shows no notice of an app that was not installed.
  if (process.platform === 'win32') app.setAppUserModelId(process.execPath);
  app.on('second-instance', startedAgain);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path]);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (!quitting.mayClose()) event.preventDefault();
  });
  app.on('will-quit', (event) => {
    if (!quitting.mayEnd()) event.preventDefault();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      quitting.decide();
      app.quit();
    });
  }
  void app.whenReady().then(start);
} else {
  app.quit();
}
