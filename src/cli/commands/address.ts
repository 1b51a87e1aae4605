import { findDoor, oneTimeAddress } from '../../server/door.ts';

/**
 * `address`: prints an address that lets one browser in, once, to the workbench that serves a data folder.
 *
 * @throws UserError where none does
 */
export function printAddress(dataDir: string): void {
  console.log(oneTimeAddress(findDoor(dataDir)));
}
