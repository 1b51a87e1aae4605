import { app, session, shell } from 'electron';
import type { Session } from 'electron';
import { isPage } from './page.ts';

/** All that a page may ask of the system: to say that a long experiment has ended. */
const ALLOWED: ReadonlySet<string> = new Set(['notifications']);

/** A page that the app wrote itself into a frame. */
const isInnerPage = (url: string) => url === 'about:srcdoc' || url === 'about:blank';

/**
 * Every page runs in Chromium's sandbox, whatever its window says, unless the app is started without
 * one, as root must. Must be called before the app is ready.
 */
export function sandboxAll(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Fences in every page there is or will be. Call it once the app is ready. */
export function fenceIn(): void {
  permitLittle(session.defaultSession);
  app.on('session-created', permitLittle);
  app.on('web-contents-created', (_event, contents) => {
    const denyOutside = (event: Electron.Event, url: string) => {
      if (isPage(url)) return;
      event.preventDefault();
      openOutside(url);
    };
    contents.on('will-navigate', (event) => denyOutside(event, event.url));
    // Frames below the main one: what the policy lets in, the report's preview, goes nowhere.
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && !isInnerPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => denyOutside(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url);
      return { action: 'deny' };
    });
  });
}

function permitLittle(of: Session): void {
  of.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED.has(permission)),
  );
  of.setPermissionCheckHandler((_contents, permission) => ALLOWED.has(permission));
}

/** Links to the web belong into the user's own browser; anything else is not opened at all. */
function openOutside(url: string): void {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
}
