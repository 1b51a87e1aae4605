const QUIET_MS = 10_000;

/**
 * One line per step on stderr (stdout belongs to the command that set-up precedes). On a terminal the
 * line is rewritten as the step advances; elsewhere it is repeated now and then.
 */
export class StepLine {
  #label;
  #stream;
  #startedAt = Date.now();
  #saidAt = 0;
  #phase = '';

  /**
   * @param {string} label
   * @param {{ isTTY?: boolean, columns?: number, write(text: string): unknown }} [stream]
   */
  constructor(label, stream = process.stderr) {
    this.#label = label;
    this.#stream = stream;
  }

  /**
   * @param {string} phase what is being done
   * @param {string} [progress] how far it is
   */
  say(phase, progress) {
    const isNews = phase !== this.#phase || Date.now() - this.#saidAt >= QUIET_MS;
    this.#phase = phase;
    const text = progress ? `${phase}, ${progress}` : phase;
    if (this.#stream.isTTY) {
      this.#rewrite(text);
    } else if (isNews) {
      this.#saidAt = Date.now();
      this.#stream.write(`${this.#label}: ${text}\n`);
    }
  }

  /**
   * @param {string} text what has been done
   */
  done(text) {
    const seconds = Math.round((Date.now() - this.#startedAt) / 1000);
    const line = seconds ? `${text} (${seconds} s)` : text;
    if (this.#stream.isTTY) this.#rewrite(line);
    this.#stream.write(this.#stream.isTTY ? '\n' : `${this.#label}: ${line}\n`);
  }

  /** Leaves the line as it stands, for what is written below it. */
  interrupt() {
    if (this.#stream.isTTY && this.#phase) this.#stream.write('\n');
  }

  /** @param {string} text */
  #rewrite(text) {
    const line = `${this.#label}: ${text}`.slice(0, (this.#stream.columns ?? 80) - 1);
    this.#stream.write(`\r${line}\x1b[K`);
  }
}

/** @typedef {StepLine['say']} Say */
