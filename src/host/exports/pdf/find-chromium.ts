import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Variables by which people name the browser that is to be used. */
const VARIABLES = ['WORKBENCH_CHROMIUM', 'CHROME_PATH', 'CHROMIUM_PATH'];

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

/** The machine as far as the search looks at it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
}

/**
 * A browser of Chromium's kin on this machine: the one that a variable names, else one on the PATH,
 * in a usual place, or in Playwright's cache. Nothing is started.
 */
export function findChromium(
  machine: Machine = { platform: process.platform, env: process.env, home: homedir() },
): string | undefined {
  const { env, platform } = machine;
  const named = VARIABLES.map((name) => env[name]).filter((path) => path !== undefined);
  return [
    ...named,
    ...onPath(env, platform),
    ...usualPlaces(machine),
    ...playwrights(machine),
  ].find(isProgram);
}

function onPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const ending = platform === 'win32' ? '.exe' : '';
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
}

function usualPlaces({ platform, env, home }: Machine): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map((name) =>
          join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      );
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]);
    default:
      return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  }
}

/** What `playwright install chromium` downloaded, the newest first. */
function playwrights({ platform, env, home }: Machine): string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(home, 'Library/Caches/ms-playwright'),
    win32: join(env.LOCALAPPDATA ?? home, 'ms-playwright'),
  };
  const programs: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    win32: 'chrome-win/chrome.exe',
  };
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ?? caches[platform] ?? join(home, '.cache/ms-playwright');
  return foldersIn(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .map((name) => join(cache, name, programs[platform] ?? 'chrome-linux/chrome'));
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is none, as on most machines.
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
