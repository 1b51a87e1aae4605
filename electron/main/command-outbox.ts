import type { AppCommand } from '../../src/contract/bridge.ts';

/** Keeps what is to be said to a page until there is one that listens. */
export class CommandOutbox {
  #waiting: AppCommand[] = [];
  #deliver: ((command: AppCommand) => void) | undefined;

  /** A page listens: it is told what waits, and from now on at once. */
  heard(deliver: (command: AppCommand) => void): void {
    this.#deliver = deliver;
    for (const command of this.#waiting.splice(0)) deliver(command);
  }

  /** The page is gone. */
  deaf(): void {
    this.#deliver = undefined;
  }

  send(command: AppCommand): void {
    if (this.#deliver) this.#deliver(command);
    else this.#waiting.push(command);
  }
}
