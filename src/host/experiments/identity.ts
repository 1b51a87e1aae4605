import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { IMPORTED } from '../../contract/experiment.ts';
import type { Choice } from '../../contract/experiment.ts';

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

/**
 * What is identified by a model without the name of an imported one, which the hash identifies: under
 * whatever names it was imported, the runs are the same.
 */
export function withoutNetworkName<T extends { readonly model: Choice }>(content: T): T {
  const { model } = content;
  if (model.id !== IMPORTED || model['sha256'] === undefined) return content;
  return { ...content, model: nameless(model) };
}

const nameless = ({ name: _name, ...model }: Choice): Choice => model;
