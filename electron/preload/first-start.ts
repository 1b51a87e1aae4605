import { contextBridge, ipcRenderer } from 'electron';
import type { FirstStartBridge, FirstStartState } from '../../src/contract/first-start.ts';

const bridge: FirstStartBridge = {
  watch(listener) {
    ipcRenderer.on('first-start', (_event, state: FirstStartState) => listener(state));
    ipcRenderer.send('first-start-watch');
  },
  tryAgain: () => ipcRenderer.send('first-start-again'),
  quit: () => ipcRenderer.send('first-start-quit'),
};

contextBridge.exposeInMainWorld('firstStart', bridge);
