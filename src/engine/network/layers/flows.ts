import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { Units } from '../unit-union.ts';
import type { Layer, LayerCall, UnitFlow } from './layer-class.ts';

/** One to one, or as one figure per position. */
export function handOn({ input }: LayerCall): UnitFlow {
  return { output: input };
}

/** Each unit's figures depend on all the others', so that none can be removed. */
export function normaliseTogether(call: LayerCall): UnitFlow {
  call.keep(call.input, normalisedTogether(call.layer));
  return handOn(call);
}

/** Why units cannot be removed where a layer takes them together. */
export function normalisedTogether({ name }: Layer): Sentence {
  return say`its units are normalised together in ${name}, where each changes all the others`;
}

/** No unit of an input can be followed, and those of the output are none's. */
export function loseTrack(call: LayerCall, reason: Sentence): UnitFlow {
  for (const units of call.inputs) call.keep(units, reason);
  const output = call.make(call.outputShape.at(-1) ?? 0);
  call.keep(output, reason);
  return { output };
}

/** Units over and over, until there are as many entries. Throws where that does not come out even. */
export function repeated(units: Units, length: number): Units {
  if (units.length === length) return units;
  if (length % units.length !== 0) {
    throw new Error(`${units.length} units do not fill an axis of ${length}.`);
  }
  return Array.from({ length }, (_, index) => units[index % units.length] as number);
}

/** Whether `axis` (or a list of that one axis) is the last of a tensor of this rank. */
export function isLastAxis(axis: unknown, rank: number): boolean {
  const [only, ...others] = [axis].flat();
  return others.length === 0 && (only === -1 || only === rank - 1);
}
