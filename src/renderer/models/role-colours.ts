import { PLACES } from '../../charts/palette.ts';
import type { Look } from '../../charts/palette.ts';
import type { Role } from './group-overlay.ts';

/** Those of three places of the palette that all common kinds of sight tell apart. */
const FIRST_OF: Readonly<Record<Role, string>> = {
  makes: 'magnitude',
  carries: 'l0',
  reads: 'activation-mean',
};

/** The colour of what a layer has to do with a group's units. */
export function roleColour(role: Role, look: Look): string {
  return PLACES.find(({ first }) => first === FIRST_OF[role])?.[look] ?? '';
}
