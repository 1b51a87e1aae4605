import { contextBridge, ipcRenderer } from 'electron';
import { HOST_PORT_MESSAGE } from '../../src/contract/bridge.ts';
import type {
  AppCommand,
  OpenedDocument,
  StartedFile,
  WorkbenchBridge,
} from '../../src/contract/bridge.ts';

const bridge: WorkbenchBridge = {
  platform: process.platform,
  requestHostPort: () => ipcRenderer.send('host-port'),
  onCommand(listener) {
    // The event stays here: it would give the page the way to send anything.
    ipcRenderer.on('command', (_event, command: AppCommand) => listener(command));
    ipcRenderer.send('commands-heard');
  },
  setLanguage: (language) => ipcRenderer.send('language', language),
  showWindow: () => ipcRenderer.send('show-window'),
  openDocument: () => ipcRenderer.invoke('open-document') as Promise<OpenedDocument | null>,
  saveFile: (name, content) =>
    ipcRenderer.invoke('save-file', name, content) as Promise<string | null>,
  beginFile: (name) => ipcRenderer.invoke('begin-file', name) as Promise<StartedFile | null>,
  addToFile: (id, bytes) => ipcRenderer.invoke('add-to-file', id, bytes) as Promise<void>,
  endFile: (id) => ipcRenderer.invoke('end-file', id) as Promise<void>,
  discardFile: (id) => ipcRenderer.invoke('discard-file', id) as Promise<void>,
  printToPdf: (name, html) =>
    ipcRenderer.invoke('print-to-pdf', name, html) as Promise<string | null>,
};

contextBridge.exposeInMainWorld('workbench', bridge);

// Ports cannot cross the bridge; they reach the page's own world only as a message of its window.
ipcRenderer.on('host-port', ({ ports }) => {
  window.postMessage(HOST_PORT_MESSAGE, window.location.origin, [...ports]);
});
