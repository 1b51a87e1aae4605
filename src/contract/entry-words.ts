import { z } from 'zod';
import type { Bilingual } from './language.ts';

/** A parameter of a strategy, a model or a data set, in the words of one language. */
export interface ParameterWords {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly help: string;
  /** What holds where it is left out and has no default: `none`. */
  readonly unset?: string | undefined;
  /** Its values that are words themselves, as they are offered: `all layers together`. */
  readonly options?: Readonly<Record<string, string>> | undefined;
  /**
   * How it stands with its value behind a name, `{value}` for the value: by value, of a list by the
   * number of its entries, and `other` for all else. Where nothing fits, the label and the value do.
   */
  readonly brief?: Readonly<Record<string, string>> | undefined;
  /** The fields of its value, where that is an object such as `{ id: 'cubic', from: 0.1 }`. */
  readonly parameters?: Readonly<Record<string, ParameterWords>> | undefined;
}

/**
 * A strategy, a model or a data set in the words of one language.
 *
 * @typeParam N the names of its parameters. There may be words for more: for what a level of a
 * strategy with levels of its own is called.
 */
export interface EntryWords<N extends string = string> {
  readonly label: string;
  /** The same with what tells it apart, in little room; `{hidden}` for the parameter: `MLP {hidden}`. */
  readonly brief?: string | undefined;
  /** What it is or does, in a sentence. */
  readonly summary: string;
  readonly parameters: Readonly<Record<N, ParameterWords> & Record<string, ParameterWords>>;
}

/** All words of an entry whose parameters have a schema: they stand in the entry's own file. */
export type WordsOf<P extends z.ZodObject> = Bilingual<EntryWords<keyof z.infer<P> & string>>;

const parameterWordsSchema: z.ZodType<ParameterWords> = z.lazy(() =>
  z.object({
    label: z.string(),
    help: z.string(),
    unset: z.string().optional(),
    options: z.record(z.string(), z.string()).optional(),
    brief: z.record(z.string(), z.string()).optional(),
    parameters: z.record(z.string(), parameterWordsSchema).optional(),
  }),
);

/** Words as they cross the wire with the catalogue. */
export const entryWordsSchema: z.ZodType<EntryWords> = z.object({
  label: z.string(),
  brief: z.string().optional(),
  summary: z.string(),
  parameters: z.record(z.string(), parameterWordsSchema),
});
