import { join } from 'node:path';

/**
 * Where a file must lie that the default browser is to read. Browsers from the Snap store, such as
 * Firefox in Ubuntu, see neither the temporary folder nor hidden folders, but one of their own.
 *
 * @param browser what `xdg-settings get default-web-browser` says, e.g. `firefox_firefox.desktop`
 * @param places the user's home and the temporary folder
 */
export function startFolder(
  browser: string | undefined,
  places: { readonly home: string; readonly temporary: string },
): string {
  const [, snap] = /^([a-z0-9-]+)_[\w-]+\.desktop$/.exec(browser?.trim() ?? '') ?? [];
  return snap === undefined ? places.temporary : join(places.home, 'snap', snap, 'common');
}
