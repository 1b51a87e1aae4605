import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { MAX_DOCUMENT_BYTES } from '../../src/contract/bridge.ts';
import type { OpenedDocument } from '../../src/contract/bridge.ts';
import { filtersFor } from './files/file-kinds.ts';
import { printToPdf } from './print-to-pdf.ts';
import { assertPage } from './sender.ts';
import type { Words } from './words/words.ts';

const saveArguments = z.tuple([
  z.string().max(255),
  z.union([z.string(), z.instanceof(Uint8Array)]),
]);

const printArguments = z.tuple([z.string().max(255), z.string()]);

/** Answers the page's wish for a native dialog; a file that cannot be used is told in another. */
export function answerDialogs(words: () => Words): void {
  ipcMain.handle('open-document', async (event) => {
    assertPage(event);
    return await openDocument(windowOf(event), words());
  });
  ipcMain.handle('save-file', async (event, ...received: unknown[]) => {
    assertPage(event);
    const [name, content] = saveArguments.parse(received);
    return await saveFile(windowOf(event), words(), name, () => Promise.resolve(content));
  });
  ipcMain.handle('print-to-pdf', async (event, ...received: unknown[]) => {
    assertPage(event);
    const [name, html] = printArguments.parse(received);
    return await saveFile(windowOf(event), words(), name, () => printToPdf(html));
  });
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null) throw new Error('A dialog was asked for by a page without a window');
  return window;
}

async function openDocument(
  window: BrowserWindow,
  { choose, trouble }: Words,
): Promise<OpenedDocument | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: choose.document,
    properties: ['openFile'],
    filters: filtersFor('document', choose.kinds),
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  try {
    // What is no regular file, a pipe for one, may never end.
    const found = await stat(path);
    if (!found.isFile()) throw new Error(trouble.noFile);
    if (found.size > MAX_DOCUMENT_BYTES) {
      throw new Error(trouble.tooLarge);
    }
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    await tell(window, trouble.unreadable(path), error);
    return null;
  }
}

/** Asks where to, and only then makes what is to be saved. */
async function saveFile(
  window: BrowserWindow,
  { trouble }: Words,
  name: string,
  contentOf: () => Promise<string | Uint8Array>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: basename(name),
  });
  if (canceled || filePath === '') return null;
  const unfinished = `${filePath}.unfinished`;
  try {
    await writeFile(unfinished, await contentOf());
    await rename(unfinished, filePath);
    return filePath;
  } catch (error) {
    await rm(unfinished, { force: true });
    await tell(window, trouble.unwritable(filePath), error);
    return null;
  }
}

async function tell(window: BrowserWindow, message: string, error: unknown): Promise<void> {
  if (window.isDestroyed()) return;
  const detail = error instanceof Error ? error.message : String(error);
  await dialog.showMessageBox(window, { type: 'error', message, detail });
}
