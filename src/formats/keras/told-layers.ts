import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

const FEW = 5;

/** Names of layers as a sentence has them: a few, and how many more there are. */
export function toldLayers(names: readonly string[]): Sentence[] {
  const told = names.slice(0, FEW).map((name) => say`${name}`);
  return names.length <= FEW ? told : [...told, say`and ${names.length - FEW} more`];
}
