import { computed, inject, provide } from 'vue';
import type { ComputedRef, InjectionKey } from 'vue';
import type { Problem } from '../../contract/errors.ts';

const key: InjectionKey<ComputedRef<readonly Problem[]>> = Symbol('problems');

/** Makes what is wrong with the document known to every field below. */
export function provideProblems(problems: ComputedRef<readonly Problem[]>): void {
  provide(key, problems);
}

/**
 * What is wrong with one field, in a sentence each; with its entries too, where it is a list.
 *
 * @param path as the workbench writes it: `strategies[1].scope`
 */
export function useFieldProblems(path: () => string): ComputedRef<string[]> {
  const problems = inject(key);
  return computed(() =>
    (problems?.value ?? [])
      .filter((problem) => problem.path === path() || problem.path.startsWith(`${path()}[`))
      .map(({ message }) => message),
  );
}
