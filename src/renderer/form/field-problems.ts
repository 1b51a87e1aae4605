import { computed, inject, onScopeDispose, provide, shallowReactive, watchEffect } from 'vue';
import type { ComputedRef, InjectionKey } from 'vue';
import type { Problem } from '../../contract/errors.ts';
import { useTold } from '../reader/use-told.ts';

interface Problems {
  readonly all: ComputedRef<readonly Problem[]>;
  /** What stands in inputs and has no place in the document, by where it would be. */
  readonly typed: Map<string, string>;
}
const key: InjectionKey<Problems> = Symbol('problems');

/**
 * Makes what is wrong with the document known to every field below.
 *
 * @returns the same, with what inputs below cannot write into the document
 */
export function provideProblems(
  checked: ComputedRef<readonly Problem[]>,
): ComputedRef<readonly Problem[]> {
  const typed = shallowReactive(new Map<string, string>());
  const all = computed(() => [
    ...checked.value,
    ...[...typed].map(([path, message]) => ({ path, message })),
  ]);
  provide(key, { all, typed });
  return all;
}

/** Says of an input that what was typed has no place in the document; null where all is well. */
export function useTypedProblem(path: string, wrong: () => string | null): void {
  const problems = inject(key);
  watchEffect(() => {
    const message = wrong();
    if (message === null) problems?.typed.delete(path);
    else problems?.typed.set(path, message);
  });
  onScopeDispose(() => problems?.typed.delete(path));
}

/** A problem as the form tells it, which shows no JSON. */
export function usePlainly(): (problem: Problem) => string {
  const told = useTold();
  return ({ message, plain }) => told(message, plain);
}

/**
 * What is wrong with one field, in a sentence each; with its entries too, where it is a list.
 *
 * @param path as the workbench writes it: `strategies[1].scope`; undefined of what is no field
 */
export function useFieldProblems(path: () => string | undefined): ComputedRef<string[]> {
  const problems = inject(key);
  const plainly = usePlainly();
  return computed(() => {
    const at = path();
    if (at === undefined) return [];
    return (problems?.all.value ?? [])
      .filter((problem) => problem.path === at || /^\[\d+\]$/.test(after(problem.path, at)))
      .map(plainly);
  });
}

/** What of a path is below another; empty where it is not below. */
function after(path: string, above: string): string {
  return path.startsWith(above) ? path.slice(above.length) : '';
}
