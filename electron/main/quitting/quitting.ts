import { quitStep } from './quit-decision.ts';
import type { QuitAnswer } from './quit-decision.ts';

/** What quitting needs to know and to have done. */
export interface QuitParts {
  /** Runs that are going on, or wait to be begun by themselves. */
  runs(): number;
  /** Whether there is a host that has to end first. */
  hasHost(): boolean;
  ask(runs: number): Promise<QuitAnswer>;
  /** Lets the host keep what it has and end. */
  finish(): Promise<void>;
  /** Puts the window away, and goes on without it. */
  putAway(): void;
  quit(): void;
}

/** The way out of the app: asked, decided, and not gone before the host is. */
export class Quitting {
  readonly #parts: QuitParts;
  #isDecided = false;
  #isAsking = false;
  #isFinishing = false;

  constructor(parts: QuitParts) {
    this.#parts = parts;
  }

  /** The host is ending, and the app with it. */
  get isFinishing(): boolean {
    return this.#isFinishing;
  }

  /** Nobody is asked any more: the system goes down, or a signal ends the app. */
  decide(): void {
    this.#isDecided = true;
  }

  /** Whether the app, or its last window, may close now. Where it may not yet, the user is being asked. */
  mayClose(): boolean {
    if (this.#step() !== 'ask') return true;
    void this.#ask();
    return false;
  }

  /** Whether the app may be gone now. Where it may not yet, the host is ending, and quits it then. */
  mayEnd(): boolean {
    if (this.#step() === 'go') return true;
    if (!this.#isFinishing) {
      this.#isFinishing = true;
      void this.#parts.finish().finally(() => this.#parts.quit());
    }
    return false;
  }

  #step() {
    const { runs, hasHost } = this.#parts;
    return quitStep({ runs: runs(), isDecided: this.#isDecided, hasHost: hasHost() });
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await this.#parts.ask(this.#parts.runs());
    this.#isAsking = false;
    switch (answer) {
      case 'quit':
        this.#isDecided = true;
        this.#parts.quit();
        break;
      case 'background':
        this.#parts.putAway();
        break;
      case 'stay':
        break;
    }
  }
}
