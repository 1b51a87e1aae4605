import { UserError } from '../../../contract/errors.ts';
import { asPart, say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';
import type { GraphNode } from './graph.ts';

/** Why a node cannot be taken, as the sentence that the user reads. */
export function refusal(file: string, node: GraphNode, reason: Sentence): UserError {
  return new UserError(
    say`${file}: the node ${node.label} (${node.operator}) cannot be taken: ${asPart(reason)}.`,
  );
}
