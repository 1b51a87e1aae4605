import { useFileDialog } from '@vueuse/core';
import { shallowRef } from 'vue';
import type { ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { OpenedDocument } from '../../contract/bridge.ts';
import { FileTooLarge, readDocumentFile } from '../document/document-file.ts';

/** Why a file could not be opened. */
export interface OpenFailure {
  readonly name: string;
  readonly message: string;
}

/**
 * Opens a document from a file: by the native dialog in the Electron window, by the browser's own
 * elsewhere, or one that is there already.
 */
export function useOpenDocument(opened: (document: OpenedDocument) => void) {
  const { t } = useI18n();
  const failure: ShallowRef<OpenFailure | null> = shallowRef(null);
  const browserDialog = useFileDialog({ accept: '.json,application/json', reset: true });
  browserDialog.onChange((files) => void read(files?.[0]));

  async function read(file: File | undefined): Promise<void> {
    if (file !== undefined) await attempt(file.name, () => readDocumentFile(file));
  }

  async function attempt(name: string, read: () => Promise<OpenedDocument | null>): Promise<void> {
    failure.value = null;
    try {
      const document = await read();
      if (document !== null) opened(document);
    } catch (error) {
      failure.value = { name, message: reasonOf(error) };
    }
  }

  function reasonOf(error: unknown): string {
    if (error instanceof FileTooLarge) return t('start.tooLarge');
    return error instanceof Error ? error.message : String(error);
  }

  /** Asks for a file. */
  async function choose(): Promise<void> {
    const bridge = window.workbench;
    if (bridge === undefined) browserDialog.open();
    else await attempt('', () => bridge.openDocument());
  }

  return { choose, read, failure };
}
