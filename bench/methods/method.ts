/** A way to train, ready to be measured. */
export interface Method {
  /** Takes that many steps; gives the milliseconds that they took. */
  steps(count: number): number | Promise<number>;
}
