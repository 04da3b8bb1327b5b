/** A clock that goes on only when somebody waits. */
export class Clock {
  #now = 0;
  /** Pauses that were taken, ms. */
  readonly pauses: number[] = [];

  readonly now = (): number => this.#now;

  readonly wait = async (ms: number): Promise<void> => {
    this.pauses.push(ms);
    this.#now += ms;
  };

  /** Lets time pass in which nobody waits for anything. */
  pass(ms: number): void {
    this.#now += ms;
  }
}
