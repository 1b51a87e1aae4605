import { z } from 'zod';
import { UserError } from '../../contract/errors.ts';
import { savedViewSchema } from '../../contract/outcome.ts';
import type { SavedView } from '../../contract/outcome.ts';
import { say } from '../../contract/sentence.ts';
import type { Orm } from '../../db/database.ts';
import { findSetting, saveSetting } from '../../db/queries/settings.ts';

const KEY = 'history-views';
/** More than anybody finds one among. */
const MOST = 100;

/** The views of the history that are kept in the data folder, by name. */
export function savedViews(orm: Orm): SavedView[] {
  // Of what a later version may have written, what this one does not understand is nobody's view.
  return z.array(savedViewSchema).safeParse(findSetting(orm, KEY)).data ?? [];
}

/**
 * Keeps a view; one of the same name is replaced.
 *
 * @throws UserError where there are too many
 */
export function saveView(orm: Orm, view: SavedView): void {
  const others = savedViews(orm).filter(({ name }) => name !== view.name);
  if (others.length >= MOST) {
    throw new UserError(
      say`There are ${MOST} saved views already: remove one before you save another.`,
    );
  }
  const views = [...others, view].sort((one, other) => one.name.localeCompare(other.name));
  saveSetting(orm, KEY, views);
}

/** Nothing changes where there is none of this name. */
export function removeView(orm: Orm, name: string): void {
  saveSetting(
    orm,
    KEY,
    savedViews(orm).filter((view) => view.name !== name),
  );
}
