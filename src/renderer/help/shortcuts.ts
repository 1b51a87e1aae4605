/** What a shortcut does; its words are `keys.<action>`. */
export type ShortcutAction = 'list' | 'goTo' | 'search' | 'new' | 'history' | 'tab';

/** A shortcut as the list tells it. */
export interface Shortcut {
  readonly what: ShortcutAction | 'start' | 'close';
  /** As keyboards call them; `Ctrl` is the command key on a Mac. */
  readonly keys: readonly string[];
  readonly where: 'anywhere' | 'inExperiment' | 'inForm';
}

/** All shortcuts. Those of the form and `Esc` are heard where they belong. */
export const SHORTCUTS: readonly Shortcut[] = [
  { what: 'list', keys: ['?'], where: 'anywhere' },
  { what: 'goTo', keys: ['Ctrl', 'K'], where: 'anywhere' },
  { what: 'search', keys: ['/'], where: 'anywhere' },
  { what: 'new', keys: ['N'], where: 'anywhere' },
  { what: 'history', keys: ['H'], where: 'anywhere' },
  { what: 'close', keys: ['Esc'], where: 'anywhere' },
  { what: 'tab', keys: ['1', '…', '9'], where: 'inExperiment' },
  { what: 'start', keys: ['Ctrl', 'Enter'], where: 'inForm' },
];

/** A key press, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Whether it goes into an input, or something else has heard it. */
  readonly taken: boolean;
}

/**
 * What a key press asks for; null for nothing. A single key is text where something is written.
 *
 * @param singleKeys whether the reader wants shortcuts of a single key (WCAG 2.1.4)
 */
export function asked(
  press: Press,
  singleKeys: boolean,
): { readonly what: ShortcutAction; readonly place?: number } | null {
  const held = press.ctrlKey || press.metaKey;
  if (held && !press.altKey && press.key.toLowerCase() === 'k') return { what: 'goTo' };
  if (!singleKeys || press.taken || held || press.altKey) return null;
  const place = Number(press.key);
  if (Number.isInteger(place) && place >= 1) return { what: 'tab', place: place - 1 };
  switch (press.key) {
    case '?':
      return { what: 'list' };
    case '/':
      return { what: 'search' };
    case 'n':
      return { what: 'new' };
    case 'h':
      return { what: 'history' };
    default:
      return null;
  }
}
