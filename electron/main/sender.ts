import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isPage } from './page.ts';

/** Only the app's own page, in its main frame, may ask the main process for anything. */
export function assertPage(event: IpcMainEvent | IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !isPage(frame.url)) {
    throw new Error(`A message from ${frame?.url ?? 'a page that is gone'} was refused`);
  }
}
