import type { Language } from './language.ts';

/**
 * What the Electron window gives its page beside the contract: native dialogs, and a message port
 * to the host. In a browser there is no bridge, and `window.workbench` is undefined.
 */
export interface WorkbenchBridge {
  /** `process.platform` of the machine, e.g. for the names of keys. */
  readonly platform: string;
  /**
   * Asks for a port to the host. It arrives as a `message` event of the window whose `data` is
   * `HOST_PORT_MESSAGE` and whose first port speaks oRPC; call `port.start()` once it is wired.
   * Another one arrives unasked whenever the host was restarted: the earlier port is dead then.
   */
  requestHostPort(): void;
  /** Hears what the user asks for by the menu or the system. What came before it was listened to waits. */
  onCommand(listener: (command: AppCommand) => void): void;
  /** Says in which language the user reads the app, for the menu and the dialogs. */
  setLanguage(language: Language): void;
  /** Brings the window to the front, even from where it was put away. */
  showWindow(): void;
  /** Asks for an experiment document and reads it; null when the user thinks better of it. */
  openDocument(): Promise<OpenedDocument | null>;
  /** Asks where to save and writes the file; the path written, or null when the user declines. */
  saveFile(name: string, content: string | Uint8Array): Promise<string | null>;
  /** The same of a file that comes in parts: asks where to; null when the user declines. */
  beginFile(name: string): Promise<StartedFile | null>;
  addToFile(id: string, bytes: Uint8Array): Promise<void>;
  /** The file is whole, and has its name from now on. */
  endFile(id: string): Promise<void>;
  /** What was written of it is thrown away. */
  discardFile(id: string): Promise<void>;
  /**
   * Asks where to save, prints a page that needs nothing else as a PDF and writes the file; the path
   * written, or null when the user declines. Scripts in the page do not run.
   */
  printToPdf(name: string, html: string): Promise<string | null>;
}

/** A file that is being written: what it is known by meanwhile, and where it will be. */
export interface StartedFile {
  readonly id: string;
  readonly path: string;
}

/** A file that the user chose: its name without folders, and its text as it stands. */
export interface OpenedDocument {
  readonly name: string;
  readonly text: string;
}

/** What menu and system ask of the page. */
export type AppCommand =
  | { readonly type: 'go'; readonly to: CommandPlace }
  /** The field that searches experiments. */
  | { readonly type: 'find' }
  /** The list of shortcuts. */
  | { readonly type: 'shortcuts' }
  /** What can be taken away of the experiment that is open. */
  | { readonly type: 'export' }
  /** Files that the user has opened: for an import of a kind, or whatever they are (null). */
  | {
      readonly type: 'open';
      readonly kind: 'document' | 'network' | 'data' | 'archive' | null;
      readonly files: readonly HandedFile[];
    };

/** Pages that the menu leads to, by the names of their routes. */
export type CommandPlace = 'history' | 'new' | 'queue' | 'catalogue' | 'settings' | 'help';

/** A file that the user has opened; the page reads it, once, at `HANDED_PATH` and its id. */
export interface HandedFile {
  readonly id: string;
  /** Without folders. */
  readonly name: string;
}

/** Below it on the app's own address lie the files that were handed over. */
export const HANDED_PATH = '/handed/';

/** Bytes. A document is written by a person or exported by the workbench: far smaller than this. */
export const MAX_DOCUMENT_BYTES = 16e6;

/** `data` of the window message that brings the port to the host; check `event.source` too. */
export const HOST_PORT_MESSAGE = 'workbench:host-port';

declare global {
  /** Widens the DOM's `Window` where there is one. */
  interface Window {
    readonly workbench?: WorkbenchBridge;
  }
}
