/* Stands in for the first start of a packaged app, which needs a newer Node and is never tried here. */

export function ensureLibrary(): Promise<boolean> {
  return Promise.reject(new Error('The old Electron runs from a clone, never from a package'));
}
