import { app, Menu } from 'electron';
import type { Words } from '../words/words.ts';
import { menuTemplate } from './menu-template.ts';
import type { MenuAction } from './menu-template.ts';

/** Gives the app its menu; again, in another language. */
export function setMenu(words: Words, act: (action: MenuAction) => void): void {
  const template = menuTemplate({ words: words.menu, platform: process.platform, act });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  app.setAboutPanelOptions({ applicationName: words.menu.app });
}
