import type { PoolFigures } from '../figures.ts';

/** Counts the transactions on their way; the driver does not tell of its pool. */
export class Traffic {
  #open = 0;
  #busy = 0;
  #transactions = 0;
  #retries = 0;

  /**
   * Counts one transaction.
   * @param work calls what it is given whenever it has a connection: once, and again for each try
   */
  async count<T>(work: (connected: () => void) => Promise<T>): Promise<T> {
    let tries = 0;
    this.#open++;
    this.#transactions++;
    try {
      return await work(() => {
        if (tries++ === 0) this.#busy++;
        else this.#retries++;
      });
    } finally {
      this.#open--;
      if (tries > 0) this.#busy--;
    }
  }

  figures(limit: number): PoolFigures {
    return {
      limit,
      busy: this.#busy,
      waiting: this.#open - this.#busy,
      transactions: this.#transactions,
      retries: this.#retries,
    };
  }
}
