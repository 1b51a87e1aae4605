import type { ContractRouterClient } from '@orpc/contract';
import type { InjectionKey, Ref } from 'vue';
import { inject } from 'vue';
import type { Contract } from '../../contract/contract.ts';

/** Everything the workbench can be asked, typed by the contract. */
export type WorkbenchClient = ContractRouterClient<Contract>;

/**
 * `connecting` until the first time it is open; `lost` while it tries to come back; `stranger` while
 * the workbench is there and does not know this browser, since it was started anew or has never let it in.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'stranger';

/** The way to the workbench, whatever carries it. */
export interface Connection {
  /** Stays the same object when the connection comes back; calls fail while it is lost. */
  readonly client: WorkbenchClient;
  readonly state: Readonly<Ref<ConnectionState>>;
  /** Grows by one each time the connection opens: whoever shows data asks for it again then. */
  readonly epoch: Readonly<Ref<number>>;
}

/** Under which the app provides its connection. */
export const connectionKey: InjectionKey<Connection> = Symbol('connection');

/**
 * The app's connection, inside a component or a store.
 *
 * @throws when the app was mounted without one
 */
export function useConnection(): Connection {
  const connection = inject(connectionKey);
  if (connection === undefined) throw new Error('The app was mounted without a connection');
  return connection;
}
