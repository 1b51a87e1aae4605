import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Words } from '../words/words.ts';
import { QUIT_ANSWERS } from './quit-decision.ts';
import type { QuitAnswer } from './quit-decision.ts';

/** Asks what is to become of the runs that are going on. Closing the dialog leaves all as it is. */
export async function askToQuit(
  window: BrowserWindow | undefined,
  runs: number,
  words: Words['quitting'],
): Promise<QuitAnswer> {
  const question: Electron.MessageBoxOptions = {
    type: 'question',
    message: words.running(runs),
    detail: words.detail,
    buttons: QUIT_ANSWERS.map((answer) => words[answer]),
    defaultId: QUIT_ANSWERS.indexOf('quit'),
    cancelId: QUIT_ANSWERS.indexOf('stay'),
    noLink: true,
  };
  const isShown = window?.isVisible() === true;
  const { response } = await (isShown
    ? dialog.showMessageBox(window, question)
    : dialog.showMessageBox(question));
  return QUIT_ANSWERS[response] ?? 'stay';
}
