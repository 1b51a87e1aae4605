import type { Choice } from '../../contract/experiment.ts';

/**
 * A document while it is written: an object that may lack fields or have wrong ones. Every edit
 * makes a new document from it and keeps what it does not know.
 */
export type DraftDocument = Readonly<Record<string, unknown>>;

/** Whether a value of the editor can be edited by the form at all. */
export function isObject(value: unknown): value is DraftDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object at a field, empty where there is none. */
export function objectAt(document: DraftDocument, name: string): DraftDocument {
  const value = document[name];
  return isObject(value) ? value : {};
}

/** A list at a field, whatever stands in it; empty where there is none. */
export function listAt(document: DraftDocument, name: string): unknown[] {
  const value = document[name];
  return Array.isArray(value) ? value : [];
}

/** A strategy of the document, with its index among them. */
export interface StrategyEntry {
  readonly index: number;
  readonly choice: Choice;
}

/** The strategies that have an id, known or not. */
export function strategyEntries(document: DraftDocument): StrategyEntry[] {
  return listAt(document, 'strategies').flatMap((choice, index) =>
    isObject(choice) && typeof choice['id'] === 'string'
      ? [{ index, choice: { ...choice, id: choice['id'] } }]
      : [],
  );
}
