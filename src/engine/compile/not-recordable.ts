/** A step does something that no graph can repeat; the message names the op and says what to do. */
export class NotRecordableError extends Error {
  override readonly name = 'NotRecordableError';
}
