import type { MenuItemConstructorOptions } from 'electron';
import type { AppCommand } from '../../../src/contract/bridge.ts';
import type { ChosenKind } from '../files/file-kinds.ts';
import type { Words } from '../words/words.ts';

/** What an item of the menu does that the system does not do by itself. */
export type MenuAction =
  | Exclude<AppCommand, { type: 'open' }>
  /** Asks for files, and hands them to the page. */
  | { readonly type: 'choose'; readonly kind: ChosenKind };

/** Who asks for a menu, and where. */
export interface MenuParts {
  readonly words: Words['menu'];
  readonly platform: NodeJS.Platform;
  act(action: MenuAction): void;
}

/**
 * The application's menu. Every item has words of ours, for the system's own are in English alone; on
 * a Mac what concerns the whole app stands under its name.
 */
export function menuTemplate({ words, platform, act }: MenuParts): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (
    label: string,
    action: MenuAction,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => act(action),
  });
  const settings = item(words.settings, { type: 'go', to: 'settings' }, 'CmdOrCtrl+,');
  const quit: MenuItemConstructorOptions = {
    role: 'quit',
    label: words.quit,
    accelerator: 'CmdOrCtrl+Q',
  };
  const about: MenuItemConstructorOptions = { role: 'about', label: words.about };
  const underItsName: MenuItemConstructorOptions = {
    label: words.app,
    submenu: [
      about,
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services', label: words.services },
      SEPARATOR,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      SEPARATOR,
      quit,
    ],
  };
  return [
    ...(isMac ? [underItsName] : []),
    {
      label: words.file,
      submenu: [
        item(words.newExperiment, { type: 'go', to: 'new' }, 'CmdOrCtrl+N'),
        item(words.open, { type: 'choose', kind: 'any' }, 'CmdOrCtrl+O'),
        {
          label: words.import,
          submenu: [
            item(words.importNetwork, { type: 'choose', kind: 'network' }),
            item(words.importData, { type: 'choose', kind: 'data' }),
            item(words.importArchive, { type: 'choose', kind: 'archive' }),
          ],
        },
        SEPARATOR,
        item(words.export, { type: 'export' }, 'CmdOrCtrl+E'),
        ...(isMac ? [] : [SEPARATOR, settings]),
        SEPARATOR,
        { role: 'close', label: words.closeWindow, accelerator: 'CmdOrCtrl+W' },
        ...(isMac ? [] : [quit]),
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        SEPARATOR,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
        SEPARATOR,
        item(words.find, { type: 'find' }, 'CmdOrCtrl+F'),
      ],
    },
    {
      label: words.view,
      submenu: [
        item(words.history, { type: 'go', to: 'history' }, 'CmdOrCtrl+1'),
        item(words.queue, { type: 'go', to: 'queue' }, 'CmdOrCtrl+2'),
        item(words.catalogue, { type: 'go', to: 'catalogue' }, 'CmdOrCtrl+3'),
        SEPARATOR,
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'togglefullscreen', label: words.fullScreen },
        SEPARATOR,
        { role: 'reload', label: words.reload },
        { role: 'toggleDevTools', label: words.developerTools },
      ],
    },
    { label: words.window, submenu: [{ role: 'minimize', label: words.minimise }] },
    {
      role: 'help',
      label: words.help,
      submenu: [
        item(words.guide, { type: 'go', to: 'help' }, 'F1'),
        item(words.shortcuts, { type: 'shortcuts' }),
        ...(isMac ? [] : [SEPARATOR, about]),
      ],
    },
  ];
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };
