import { pagePolicy } from '../contract/page-policy.ts';

/** What every answer carries, so that a page from elsewhere can neither frame, read nor sniff it. */
export function responseHeaders(port: number): Record<string, string> {
  return {
    'Content-Security-Policy': pagePolicy([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}

/**
 * Those that say how a document may behave and be framed. Scripts and styles are no documents, and the
 * first page loads a hundred of them: there these would be a tenth of all that is sent.
 */
export const DOCUMENT_HEADERS = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Permissions-Policy',
  'Referrer-Policy',
  'X-Frame-Options',
];
