import { textOf, type Sentence } from '../../contract/sentence.ts';

/** A step does something that no graph can repeat; the sentence names the op and says what to do. */
export class NotRecordableError extends Error {
  override readonly name = 'NotRecordableError';
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(textOf(sentence));
    this.sentence = sentence;
  }
}
