import type { ArchiveSink } from '../../contract/archives.ts';
import { download } from '../composables/use-save-file.ts';

/**
 * Where an archive goes: in the Electron window to the disk, part by part; elsewhere to a download, whose
 * parts the browser keeps, on the disk where they are large.
 */
export function archiveSink(): ArchiveSink {
  const { workbench: bridge } = window;
  if (bridge === undefined) {
    const parts: Blob[] = [];
    let name = '';
    return {
      begin(fileName) {
        name = fileName;
        return Promise.resolve(true);
      },
      add(bytes) {
        parts.push(bytes);
        return Promise.resolve();
      },
      end() {
        download(name, new Blob(parts, { type: 'application/zip' }));
        return Promise.resolve();
      },
      discard() {
        parts.length = 0;
        return Promise.resolve();
      },
    };
  }
  let id: string | undefined;
  const getId = () => id ?? '';
  return {
    async begin(fileName) {
      id = (await bridge.beginFile(fileName))?.id;
      return id !== undefined;
    },
    add: async (bytes) => bridge.addToFile(getId(), new Uint8Array(await bytes.arrayBuffer())),
    end: () => bridge.endFile(getId()),
    discard: async () => (id === undefined ? undefined : await bridge.discardFile(id)),
  };
}
