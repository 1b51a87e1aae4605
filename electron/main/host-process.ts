import { MessageChannelMain, utilityProcess } from 'electron';
import type { UtilityProcess, WebContents } from 'electron';
import type { FromHost, HostPlaces, ToHost } from './host-messages.ts';
import type { Work } from './work-going-on.ts';

/** Milliseconds the host may take to stop its trainers before it is killed. */
const CLOSING_TIME_MS = 15_000;

/** The end of what a host wrote before it died: enough for the reason, short enough for a dialog. */
const REASON_CHARACTERS = 1_500;

/** What a host process can do on its own account. */
export interface HostListeners {
  /** It cannot open the data folder, for this reason, and is ended. */
  refused(message: string): void;
  /** How much is going on in it has changed. */
  works(work: Work): void;
  /** It has died unasked; `reason` is what it last wrote. */
  died(reason: string): void;
}

/** A host in a process of its own, and the ports that join it to the windows. */
export class HostProcess {
  readonly #process: UtilityProcess;
  #closing = false;
  readonly #exited: Promise<void>;

  constructor(entry: string, places: HostPlaces, listeners: HostListeners) {
    this.#process = utilityProcess.fork(entry, [JSON.stringify(places)], {
      serviceName: 'Pruning Workbench host',
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let lastWords = '';
    const hear = (words: string) => {
      lastWords = (lastWords + words).slice(-REASON_CHARACTERS);
    };
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      hear(chunk.toString('utf8'));
    });
    // V8 gives up, mostly for want of memory. Its exit follows; unheard, the event would throw.
    this.#process.on('error', (type, location) => hear(`${type} in ${location}\n`));
    this.#process.on('message', (told: FromHost) => {
      switch (told.type) {
        case 'refused':
          this.#closing = true;
          this.#process.kill();
          listeners.refused(told.message);
          break;
        case 'work':
          listeners.works(told.work);
          break;
      }
    });
    this.#exited = new Promise((resolve) => {
      this.#process.on('exit', (code) => {
        resolve();
        if (!this.#closing) listeners.died(lastWords.trim() || `It exited with code ${code}.`);
      });
    });
  }

  /** Joins a window to the host: each gets one end of a new channel. */
  connect(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    this.#send({ type: 'connect' }, [port1]);
    contents.postMessage('host-port', null, [port2]);
  }

  /** Has the host keep checkpoints of what is being trained. */
  save(): void {
    this.#send({ type: 'save' });
  }

  /** Lets the host finish what must not be cut off, then waits until it is gone. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#send({ type: 'close' });
    const killing = setTimeout(() => this.#process.kill(), CLOSING_TIME_MS);
    await this.#exited;
    clearTimeout(killing);
  }

  #send(message: ToHost, ports: Electron.MessagePortMain[] = []): void {
    this.#process.postMessage(message, ports);
  }
}
