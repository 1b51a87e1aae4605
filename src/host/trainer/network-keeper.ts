import { passingTrouble, requireFolder } from '../data-folder/trouble.ts';
import type { FromTrainer } from './messages.ts';
import { patiently } from './patiently.ts';
import { storeWeights } from './store-weights.ts';

/** Puts the networks of runs into their folder, and remembers the last. */
export interface NetworkKeeper {
  /** Waits while the folder is away. @returns the network's SHA-256, once its file is on the disk */
  store(network: Uint8Array, dir: string, signal: AbortSignal): Promise<string>;
  /**
   * Does so once more with the last one: where it was written may turn out to have been another folder than
   * that of its database.
   */
  storeAgain(dir: string, signal: AbortSignal): Promise<void>;
  /** The last one is stored, or of no use any more. */
  forget(): void;
}

export function createNetworkKeeper(send: (message: FromTrainer) => void): NetworkKeeper {
  let last: Uint8Array | undefined;

  function write(network: Uint8Array, dir: string, signal: AbortSignal): Promise<string> {
    return patiently(
      () => {
        requireFolder(dir);
        return storeWeights(dir, network);
      },
      { passing: (error) => passingTrouble(error, dir), signal },
      send,
    );
  }

  return {
    store(network, dir, signal) {
      last = network;
      return write(network, dir, signal);
    },
    async storeAgain(dir, signal) {
      if (!last) throw new Error('There is no network that could be stored again.');
      await write(last, dir, signal);
    },
    forget: () => void (last = undefined),
  };
}
