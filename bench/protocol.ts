import type { Setting } from './setting.ts';

/** What a worker may be asked, a line of JSON each; it ends when its stdin does. */
export type Request =
  | { readonly command: 'prepare'; readonly setting: Setting }
  | { readonly command: 'steps'; readonly count: number };

/** Name and version of each thing that a worker is made of. */
export type Versions = Readonly<Record<string, string>>;

/** The answers, a line of JSON each. A worker that cannot go on ends and says why on stderr. */
export interface Replies {
  readonly prepare: { readonly versions: Versions };
  /** Of the steps alone. */
  readonly steps: { readonly milliseconds: number };
}
