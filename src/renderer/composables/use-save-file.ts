import { useMessage } from 'naive-ui';
import { useI18n } from 'vue-i18n';

/** A file to save, as `experiments.export` gives it. */
export interface FileToSave {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Saves a file: where the native dialog says in the Electron window, as a download elsewhere. */
export function useSaveFile(): (file: FileToSave) => Promise<void> {
  const message = useMessage();
  const { t } = useI18n();
  return async ({ fileName, mediaType, content }) => {
    const bridge = window.workbench;
    if (bridge === undefined) {
      download(fileName, new Blob([content], { type: mediaType }));
      return;
    }
    const path = await bridge.saveFile(fileName, content);
    if (path !== null) message.success(t('experiment.exported', { path }));
  };
}

function download(fileName: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // The download has the content by the time the browser is idle again.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
