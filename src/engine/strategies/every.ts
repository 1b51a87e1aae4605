/*
 * Every strategy, a line each, but the controls that follow another. Their order is no matter: the
 * registry offers them by family.
 */
export { activationApoz } from './activation-apoz.ts';
export { activationMean } from './activation-mean.ts';
export { fpgm } from './fpgm.ts';
export { l0 } from './l0.ts';
export { lamp } from './lamp.ts';
export { magnitude } from './magnitude.ts';
export { random } from './random.ts';
export { scratch } from './scratch.ts';
export { snip } from './snip.ts';
export { taylor } from './taylor.ts';
export { threshold } from './threshold.ts';
