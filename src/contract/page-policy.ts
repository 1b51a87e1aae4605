/**
 * The content security policy of the app's page, the same in the Electron window and in a browser:
 * nothing but the app's own files runs, and nothing is loaded from or sent to anywhere else.
 * Styles may be inline because Naive UI writes its own as the components need them.
 *
 * @param connections what the page may open beside its own origin, e.g. `ws://127.0.0.1:8127`
 */
export function pagePolicy(connections: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...connections].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
