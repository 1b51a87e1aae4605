/** Holds something for as long as there is work: taken when it begins, given back when it ends. */
export class WakefulWhile {
  readonly #start: () => number;
  readonly #stop: (id: number) => void;
  #held: number | undefined;

  constructor(start: () => number, stop: (id: number) => void) {
    this.#start = start;
    this.#stop = stop;
  }

  /** @param isWorking whether anything is being worked on now */
  set(isWorking: boolean): void {
    if (isWorking) {
      this.#held ??= this.#start();
    } else if (this.#held !== undefined) {
      this.#stop(this.#held);
      this.#held = undefined;
    }
  }
}
