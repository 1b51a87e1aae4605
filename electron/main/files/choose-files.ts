import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Words } from '../words/words.ts';
import { filtersFor } from './file-kinds.ts';
import type { ChosenKind } from './file-kinds.ts';

/** Asks for files by the native dialog: their paths, none where the user thinks better of it. */
export async function chooseFiles(
  window: BrowserWindow,
  kind: ChosenKind,
  words: Words['choose'],
): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words[kind],
    properties: ['openFile', 'multiSelections'],
    filters: filtersFor(kind, words.kinds),
  });
  return canceled ? [] : filePaths;
}
