/**
 * What every comparison needs beside it, after Blalock et al. (MLSys 2020): the simplest criterion,
 * none at all, and a smaller network that was never pruned. Each with what can stand for it; the
 * first is the one to add.
 */
export const CONTROLS = {
  magnitude: ['magnitude'],
  random: ['random', 'random-proportional'],
  scratch: ['scratch'],
} as const;
export type Control = keyof typeof CONTROLS;

/** By their ids, which are also those of the strategies that can be added for them. */
export const CONTROL_IDS = Object.keys(CONTROLS) as readonly Control[];

/** The controls that are not among some strategies. */
export function lackingControls(strategies: readonly string[]): Control[] {
  return CONTROL_IDS.filter((control) => !CONTROLS[control].some((id) => strategies.includes(id)));
}
