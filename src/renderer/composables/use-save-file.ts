import { useMessage } from 'naive-ui';
import { useI18n } from 'vue-i18n';
import type { ExportedFile } from '../../contract/report.ts';

/** Saves a file: where the native dialog says in the Electron window, as a download elsewhere. */
export function useSaveFile(): (file: ExportedFile) => Promise<void> {
  const save = useSaveBlob();
  return async ({ fileName, mediaType, encoding, content }) => {
    const written = encoding === 'base64' ? bytesOf(content) : content;
    await save(fileName, new Blob([written], { type: mediaType }));
  };
}

/** The same of a file that came as it is; false where the user thinks better of it. */
export function useSaveBlob(): (fileName: string, content: Blob) => Promise<boolean> {
  const message = useMessage();
  const { t } = useI18n();
  return async (fileName, content) => {
    const bridge = window.workbench;
    if (bridge === undefined) {
      download(fileName, content);
      return true;
    }
    const path = await bridge.saveFile(fileName, new Uint8Array(await content.arrayBuffer()));
    if (path !== null) message.success(t('experiment.exported', { path }));
    return path !== null;
  };
}

/** Prints a report that is one HTML file as a PDF, where there is a window that can. */
export function useSavePdf(): ((html: ExportedFile) => Promise<void>) | undefined {
  const message = useMessage();
  const { t } = useI18n();
  const bridge = window.workbench;
  if (bridge === undefined) return undefined;
  return async ({ fileName, content }) => {
    const path = await bridge.printToPdf(fileName.replace(/\.html$/, '.pdf'), content);
    if (path !== null) message.success(t('experiment.exported', { path }));
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Has the browser download a file. */
export function download(fileName: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download has the content by the time the browser is idle again.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
