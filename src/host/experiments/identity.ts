import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The id of something by its content: the first 64 bits of the SHA-256 of its canonical JSON
 * (RFC 8785), as 16 hexadecimal digits. The order of fields does not matter.
 */
export function contentId(content: object): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
    .slice(0, 16);
}
