import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { BrowserWindow, dialog, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { StartedFile } from '../../src/contract/bridge.ts';
import { assertPage } from './sender.ts';

/** A file on its way to the disk: it has its name once it is whole. */
interface Unfinished {
  readonly path: string;
  readonly unfinished: string;
  readonly handle: FileHandle;
}

const name = z.tuple([z.string().max(255)]);
const part = z.tuple([z.uuid(), z.instanceof(Uint8Array)]);
const id = z.tuple([z.uuid()]);

/**
 * Writes files that come in parts, as large ones do. Where to, the user says in the native dialog; the page
 * has no say in it.
 */
export function saveInParts(): void {
  const files = new Map<string, Unfinished>();
  function get(of: string): Unfinished {
    const file = files.get(of);
    if (!file) throw new Error('This file was given up: save it again.');
    return file;
  }
  const answer = (
    channel: string,
    act: (event: IpcMainInvokeEvent, received: unknown[]) => unknown,
  ) =>
    ipcMain.handle(channel, (event, ...received: unknown[]) => {
      assertPage(event);
      return act(event, received);
    });

  answer('begin-file', async (event, received): Promise<StartedFile | null> => {
    const path = await placeFor(event, ...name.parse(received));
    if (path === null) return null;
    const unfinished = `${path}.unfinished`;
    const own = randomUUID();
    files.set(own, { path, unfinished, handle: await open(unfinished, 'w') });
    return { id: own, path };
  });
  answer('add-to-file', async (_event, received) => {
    const [own, bytes] = part.parse(received);
    await get(own).handle.writeFile(bytes);
  });
  answer('end-file', async (_event, received) => {
    const [own] = id.parse(received);
    const { handle, path, unfinished } = get(own);
    files.delete(own);
    await handle.sync();
    await handle.close();
    await rename(unfinished, path);
  });
  answer('discard-file', async (_event, received) => {
    const [own] = id.parse(received);
    const file = files.get(own);
    files.delete(own);
    await file?.handle.close();
    if (file) await rm(file.unfinished, { force: true });
  });
}

async function placeFor(event: IpcMainInvokeEvent, proposed: string): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null) throw new Error('A dialog was asked for by a page without a window');
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: basename(proposed),
  });
  return canceled || filePath === '' ? null : filePath;
}
