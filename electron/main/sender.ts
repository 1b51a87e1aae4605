import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isPage } from './page.ts';

/** Only the app's own page, in its main frame, may ask the main process for anything. */
export function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  // The frame is gone already where the page was reloaded or closed just after it had asked.
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isPage(frame.url);
}

/** @throws where the page is not the app's own, or gone: the asker's promise is rejected */
export function assertPage(event: IpcMainInvokeEvent): void {
  if (isFromPage(event)) return;
  throw new Error(`A message from ${event.senderFrame?.url ?? 'a page that is gone'} was refused`);
}
