import { HANDED_PATH } from '../../contract/bridge.ts';
import type { AppCommand, HandedFile, WorkbenchBridge } from '../../contract/bridge.ts';
import type { ChosenFile } from './chosen-files.ts';

type Opened = Extract<AppCommand, { type: 'open' }>;

/** Files that were opened outside the page: by the menu, or by the system. */
export interface HandedOver {
  /** What they were asked for as; null for whatever they are. */
  readonly kind: Opened['kind'];
  readonly files: readonly ChosenFile[];
}

/** Hears of files that are opened in the window's menu or with the app itself. In a browser there are none. */
export function onHandedOver(
  bridge: Pick<WorkbenchBridge, 'onCommand'> | undefined,
  receive: (opened: Opened) => void,
): void {
  bridge?.onCommand((command) => {
    if (command.type === 'open') receive(command);
  });
}

/**
 * Fetches what was handed over; each file is there once.
 *
 * @throws where one cannot be read any more
 */
export async function handedOver({ kind, files }: Opened): Promise<HandedOver> {
  return { kind, files: await Promise.all(files.map(read)) };
}

async function read({ id, name }: HandedFile): Promise<ChosenFile> {
  const answer = await fetch(`${HANDED_PATH}${id}`);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return { name, file: new File([await answer.blob()], name) };
}
